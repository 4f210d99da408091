/** What a call leaves behind: `datetime.datetime(…)` an ISO text, `tzutc()` a zone, anything else its first argument. */
export interface Zone {
  /** Seconds east of UTC; undefined for the zone of a machine that nobody knows. */
  readonly offset: number | undefined;
}

/** The value that a call in a literal of Python stands for. */
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
    case "timedelta":
      return Number(named.days ?? args[0] ?? 0) * 86_400 + Number(named.seconds ?? args[1] ?? 0);
    case "timezone":
      return { offset: Number(args[0]) } satisfies Zone;
    case "OrderedDict":
      return isPairs(args[0]) ? Object.fromEntries(args[0]) : (args[0] ?? {});
    case "defaultdict":
      return args[1] ?? {};
    default:
      return args[0] ?? null;
  }
}

function isUtc(zone: unknown): boolean {
  return typeof zone === "string" && /^(?:Etc\/)?(?:UTC|GMT|Zulu)$/.test(zone);
}

function isPairs(value: unknown): value is [string, unknown][] {
  return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2);
}

/** What pytz prints for a zone: its offset stands in days and a time; anything else in angles tells nothing. */
export function zoneOf(angled: string): Zone | null {
  if (angled === "<UTC>") return { offset: 0 };
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
