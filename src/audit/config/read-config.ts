import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { name } from "../package-json.ts";
import { UsageError } from "../usage-error.ts";
import { type Config, config } from "./config-fields.ts";
import { readJsonFile } from "./read-json-file.ts";

/** A configuration and its file. */
export interface ConfigFile {
  readonly file: string;
  readonly config: Config;
}

export const CONFIG_NAME = `${name}.config.json`;

/** The configuration file in a folder, or in the nearest folder above it that has one. */
export function findConfig(folder: string): string | undefined {
  const file = resolve(folder, CONFIG_NAME);
  if (existsSync(file)) return file;
  const above = dirname(resolve(folder));
  return above === resolve(folder) ? undefined : findConfig(above);
}

/**
 * Checks the owner of a configuration that was found rather than named: the user, root, or, within the current folder,
 * that folder's owner.
 *
 * @throws UsageError naming the file.
 */
export function checkOwner(file: string): void {
  const owners = [process.getuid?.(), 0, dirname(file) === resolve(".") ? statSync(".").uid : undefined];
  if (process.getuid !== undefined && !owners.includes(statSync(file).uid)) {
    throw new UsageError(`${file} belongs to another user; to use it, pass --config ${file}`);
  }
}

/**
 * Reads a configuration file.
 *
 * @throws UsageError naming the file, the place in it and what is wrong there.
 */
export function readConfig(file: string): ConfigFile {
  return { file, config: readJsonFile(file, config) };
}
