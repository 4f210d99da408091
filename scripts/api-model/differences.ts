import type { ApiExtract } from "./extract.ts";

export interface Difference {
  /** Whether the lifecycle or a rule must follow. Bounds and texts are to be read first. */
  readonly isAlarm: boolean;
  readonly message: string;
}

/** What changed from one extract to another, alarms first. */
export function differences(before: ApiExtract, after: ApiExtract): Difference[] {
  return [
    ...alarms(names("enum", before.enums, after.enums)),
    ...alarms(
      Object.keys(before.groups).flatMap((text) =>
        names(`groups of ${text},`, before.groups[text]!, after.groups[text] ?? {}),
      ),
    ),
    ...alarms(names("required members of", before.required, after.required)),
    ...alarms(newKeys("list of entries with a Status and a StartTime", before.transitionLists, after.transitionLists)),
    ...notes(names("members of an element of", before.transitionLists, after.transitionLists)),
    ...notes(values("bounds of", before.bounds, after.bounds)),
    ...notes(
      Object.keys(after.texts)
        .filter((path) => before.texts[path] !== after.texts[path])
        .map((path) => `the text of ${path} changed: read it again`),
    ),
  ];
}

type Names = Readonly<Record<string, readonly string[]>>;

function alarms(messages: readonly string[]): Difference[] {
  return messages.map((message) => ({ isAlarm: true, message }));
}

function notes(messages: readonly string[]): Difference[] {
  return messages.map((message) => ({ isAlarm: false, message }));
}

/** `enum SecondaryStatus: + Paused`, for every key that either side has. */
function names(what: string, before: Names, after: Names): string[] {
  return keysOf(before, after).flatMap((key) => {
    const [old, now] = [before[key] ?? [], after[key] ?? []];
    const changes = [
      ...now.filter((name) => !old.includes(name)).map((name) => `+ ${name}`),
      ...old.filter((name) => !now.includes(name)).map((name) => `- ${name}`),
    ];
    return changes.length === 0 ? [] : [`${what} ${key}: ${changes.join(", ")}`];
  });
}

function newKeys(what: string, before: Names, after: Names): string[] {
  return Object.keys(after)
    .filter((key) => !(key in before))
    .map((key) => `new ${what}: ${key}`);
}

function values(what: string, before: ApiExtract["bounds"], after: ApiExtract["bounds"]): string[] {
  return keysOf(before, after)
    .map((key) => ({ key, old: JSON.stringify(before[key]), now: JSON.stringify(after[key]) }))
    .filter(({ old, now }) => old !== now)
    .map(({ key, old, now }) => `${what} ${key}: ${old} → ${now}`);
}

function keysOf(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}
