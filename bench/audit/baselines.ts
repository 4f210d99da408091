import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { streamArray } from "stream-json/streamers/stream-array.js";
import { toSql } from "../../src/sql/to-sql.ts";
import { validateJob } from "../../src/validate/validate.ts";

const CHUNK = 1024 * 1024;

/** Splits on the byte 0x0A and parses each line, and does nothing with it. */
export async function parseLines(file: string): Promise<void> {
  const stream = createReadStream(file, { highWaterMark: CHUNK });
  await eachLine(file.endsWith(".gz") ? stream.pipe(createGunzip({ chunkSize: CHUNK })) : stream, JSON.parse);
}

async function eachLine(chunks: AsyncIterable<Buffer>, take: (line: string) => unknown): Promise<void> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(0x0a); to >= 0; to = chunk.indexOf(0x0a, from)) {
      const line = chunk.subarray(from, to);
      take((rest.length === 0 ? line : Buffer.concat([...rest, line])).toString());
      rest = [];
      from = to + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) take(Buffer.concat(rest).toString());
}

/** What people write first: each line is parsed and validated. */
export async function validateLines(file: string): Promise<void> {
  const stream = createReadStream(file, { highWaterMark: CHUNK });
  await eachLine(stream, (line) => validateJob(JSON.parse(line)));
}

/** The same for a folder of files with one job each. */
export function validateFolder(folder: string): void {
  for (const name of readdirSync(folder)) validateJob(JSON.parse(readFileSync(join(folder, name), "utf8")));
}

/** stream-json's elements of an array, and nothing done with them. */
export async function streamJson(file: string): Promise<void> {
  await pipeline(
    createReadStream(file, { highWaterMark: CHUNK }),
    streamArray.withParserAsStream(),
    async (elements) => {
      for await (const _ of elements);
    },
  );
}

/** DuckDB on one thread, with the query of `sql`: sequence and times alone. */
export async function duckDb(file: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const db = await instance.connect();
  const entry = "STRUCT(Status VARCHAR, StartTime DOUBLE, EndTime DOUBLE)[]";
  const columns = `{TrainingJobName: 'VARCHAR', SecondaryStatusTransitions: '${entry}'}`;
  await db.run(`CREATE VIEW jobs AS SELECT * FROM read_ndjson('${file}', columns = ${columns})`);
  await db.runAndReadAll(toSql({ dialect: "duckdb", table: "jobs", times: "seconds" }));
  db.closeSync();
  instance.closeSync();
}
