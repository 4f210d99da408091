import { UsageError } from "./usage-error.ts";

/**
 * Loads an optional peer dependency, or code that imports it.
 *
 * @throws UsageError that says how to install it.
 */
export async function loadOptional<T>(packageName: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(`this command needs a package: npm install ${packageName}`);
  }
}
