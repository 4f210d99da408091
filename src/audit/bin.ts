#!/usr/bin/env node
import { run } from "./cli.ts";

const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort());

const { stdin, stdout, stderr, env } = process;
process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, env, signal: interrupt.signal });
// Standard input may still be open, where an error or Ctrl-C ended the audit before its end.
if (interrupt.signal.aborted) process.exit();
stdin.unref?.();
