/** A time zone. */
export interface Zone {
  /** Seconds east of UTC; undefined for `tzlocal()`, the zone of a machine that no reader knows. */
  readonly offset: number | undefined;
}

/**
 * The value of a call in a Python literal: ISO text for `datetime.datetime(…)`, a zone for `tzutc()`, an object for the
 * classes of SDK v3, which are printed with their fields as keywords, and otherwise the first argument. `undefined` is
 * SDK v3's `Unassigned()`: a field that the response does not have.
 */
export function called(name: string, args: readonly unknown[], named: Readonly<Record<string, unknown>>): unknown {
  switch (name) {
    case "datetime":
      return isoText(args, named.tzinfo ?? args[7]);
    case "tzutc":
      return { offset: 0 } satisfies Zone;
    case "tzlocal":
    case "tzfile":
    case "gettz":
    case "ZoneInfo":
      return { offset: isUtc(named.key ?? args[0]) ? 0 : undefined } satisfies Zone;
    case "tzoffset":
      return { offset: Number(args[1]) } satisfies Zone;
    case "TzInfo":
      return isZone(args[0]) ? args[0] : ({ offset: Number(args[0] ?? 0) } satisfies Zone);
    case "Unassigned":
      return undefined;
    case "timedelta":
      return Number(named.days ?? args[0] ?? 0) * 86_400 + Number(named.seconds ?? args[1] ?? 0);
    case "timezone":
      return { offset: Number(args[0]) } satisfies Zone;
    case "OrderedDict":
      return isPairs(args[0]) ? Object.fromEntries(args[0]) : (args[0] ?? {});
    case "defaultdict":
      return args[1] ?? {};
    default:
      return args.length === 0 && Object.keys(named).length > 0 ? assigned(named) : (args[0] ?? null);
  }
}

/** The fields of an object without those that are `Unassigned()`. */
export function assigned(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function isUtc(zone: unknown): boolean {
  return typeof zone === "string" && /(?:^|\/)(?:UTC|GMT|Zulu|Universal)$/.test(zone);
}

function isZone(value: unknown): value is Zone {
  return typeof value === "object" && value !== null && "offset" in value;
}

function isPairs(value: unknown): value is [string, unknown][] {
  return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2);
}

/** A value in angle brackets: a zone as pytz prints it, a member of an enum, or anything else, which has no value. */
export function angledValue(angled: string): Zone | string | null {
  if (angled === "<UTC>") return { offset: 0 };
  const member = /^<[\w.]+: (['"])([^'"]*)\1>$/.exec(angled);
  if (member !== null) return member[2]!;
  const parts = /^<DstTzInfo .*?([+-]\d+|0)(?: days?, (\d+))?:(\d\d):(\d\d)/.exec(angled);
  if (parts === null) return null;
  const [days, hours] = parts[2] === undefined ? [0, Number(parts[1])] : [Number(parts[1]), Number(parts[2])];
  return { offset: ((days * 24 + hours) * 60 + Number(parts[3])) * 60 + Number(parts[4]) };
}

/** The arguments of `datetime.datetime` as ISO text; numbers that make no date give a text that no rule takes for a time. */
function isoText(args: readonly unknown[], zone: unknown): string {
  const [year, month, day, hour = 0, minute = 0, second = 0, micros = 0] = args.map(Number);
  if (day === undefined) return `datetime(${args.join(", ")})`;
  const pad = (n: number | undefined, width = 2) => String(n).padStart(width, "0");
  const fraction = micros === 0 ? "" : `.${pad(micros, 6)}`;
  const local = `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}`;
  const offset = (zone as Zone | undefined)?.offset;
  if (offset === undefined || Number.isNaN(offset)) return local;
  const minutes = Math.abs(Math.trunc(offset / 60));
  return `${local}${offset < 0 ? "-" : "+"}${pad(Math.trunc(minutes / 60))}:${pad(minutes % 60)}`;
}
