/** JSON with numbers as in Java's `Double.toString`: `1.0`, `1.629186830427E12`. */
export function javaJson(value: unknown): string {
  if (typeof value === "number") return javaDouble(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(javaJson).join(",")}]`;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${javaJson(field)}`).join(",")}}`;
}

function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return "null";
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e7)) return Number.isInteger(value) ? `${value}.0` : `${value}`;
  const [digits, exponent] = value.toExponential().split("e");
  return `${digits!.includes(".") ? digits : `${digits}.0`}E${Number(exponent)}`;
}
