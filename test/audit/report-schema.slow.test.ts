import { expect, test } from "vitest";
import { reportSchema } from "../../scripts/report-schema.ts";

/** `npx vitest run --project slow test/audit/report-schema -u` writes it. */
test("report.schema.json is what the types of the report say", async () => {
  await expect(reportSchema()).toMatchFileSnapshot("../../report.schema.json");
});
