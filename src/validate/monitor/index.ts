/* The entry `sagemaker-transitions/monitor`. */

export type * from "../public-types.ts";
export { createMonitor, type JobFindings, type Monitor, type MonitorOptions, type OpenJob } from "./create-monitor.ts";
