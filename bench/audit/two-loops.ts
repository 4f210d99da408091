import { Worker } from "node:worker_threads";
import { type Row, sideBySide, wallSeconds } from "../bench.ts";

const TURNS = 300_000;

const LOOP = `
  const text = JSON.stringify({ a: [1, 2, 3, { b: "some text" }], c: 1.5 });
  for (let i = 0; i < ${TURNS}; i++) JSON.parse(text);
`;

/** What a second thread is worth on this machine: loops on threads of their own, one after the other and side by side. */
export async function twoLoops(): Promise<Row> {
  const loop = () => new Promise((resolve) => new Worker(LOOP, { eval: true }).once("exit", resolve));
  const seconds = await sideBySide(
    {
      both: () => Promise.all([loop(), loop()]),
      each: async () => {
        await loop();
        await loop();
      },
    },
    { clock: wallSeconds },
  );
  return {
    what: "two loops that share nothing, side by side",
    measured: `${(seconds.both * 1000).toFixed(0)} ms`,
    against: `one after the other, ${(seconds.each * 1000).toFixed(0)} ms`,
    ratio: seconds.each / seconds.both,
  };
}
