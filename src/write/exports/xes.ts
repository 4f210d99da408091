import type { PartialTransition } from "../../model/job.ts";
import { isObject, property } from "../../model/safe-access.ts";
import { epochMilliseconds } from "../../model/timestamp.ts";
import type { Export } from "./export.ts";

const EXTENSIONS = ["Concept", "Lifecycle", "Time"];

/**
 * XES, the exchange format of process mining (IEEE 1849-2016). Each job is a trace. Each entry gives a `start` event and,
 * if it has ended, a `complete` event. Entries without times give only `complete` events.
 */
export const xes: Export = {
  begin: () =>
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<log xes.version="1849.2016" xes.features="">',
      ...EXTENSIONS.map((name) => {
        const prefix = name.toLowerCase();
        return `  <extension name="${name}" prefix="${prefix}" uri="http://www.xes-standard.org/${prefix}.xesext"/>`;
      }),
      '  <global scope="trace">',
      `    ${attribute("string", "concept:name", "")}`,
      "  </global>",
      '  <global scope="event">',
      `    ${attribute("string", "concept:name", "")}`,
      `    ${attribute("string", "lifecycle:transition", "complete")}`,
      "  </global>",
      '  <classifier name="Status" scope="event" keys="concept:name"/>',
      '  <classifier name="Event" scope="event" keys="concept:name lifecycle:transition"/>',
      "",
    ].join("\n"),
  job: ({ name, job, primaryStatus = "TrainingJobStatus" }) => {
    const { SecondaryStatusTransitions = [] } = job;
    const primary = property(job, primaryStatus);
    return [
      "  <trace>",
      `    ${attribute("string", "concept:name", name)}`,
      ...(primary === undefined ? [] : [`    ${attribute("string", primaryStatus, String(primary))}`]),
      ...SecondaryStatusTransitions.flatMap((entry) => (isObject(entry) ? events(entry) : [])),
      "  </trace>",
      "",
    ].join("\n");
  },
  end: () => "</log>\n",
};

function events({ Status, StartTime, EndTime, StatusMessage }: PartialTransition): string[] {
  const begun = event("start", Status, StartTime, StatusMessage);
  const ended = event("complete", Status, EndTime, undefined);
  if (StartTime === undefined) return ended;
  return EndTime === undefined ? begun : [...begun, ...ended];
}

function event(transition: "start" | "complete", status: unknown, time: unknown, message: unknown): string[] {
  // An attribute of type date cannot hold an unreadable time, so the attribute is left out.
  const date = Number.isNaN(epochMilliseconds(time)) ? [] : [attribute("date", "time:timestamp", String(time))];
  const attributes = [
    attribute("string", "concept:name", typeof status === "string" ? status : ""),
    attribute("string", "lifecycle:transition", transition),
    ...date,
    ...(typeof message === "string" ? [attribute("string", "StatusMessage", message)] : []),
  ];
  return ["    <event>", ...attributes.map((line) => `      ${line}`), "    </event>"];
}

function attribute(type: "string" | "date", key: string, value: string): string {
  return `<${type} key="${key}" value="${escaped(value)}"/>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML 1.0 cannot represent most control characters and unpaired surrogates, not even escaped. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character]!)
    .replaceAll(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
    .replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, "\ufffd");
}
