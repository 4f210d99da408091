/* The entry `sagemaker-transitions/monitor`. */

export { createMonitor, type JobFindings, type Monitor, type MonitorOptions, type OpenJob } from "./create-monitor.ts";
