/** The package `yaml`, once it is loaded. */
let yaml: typeof import("yaml") | undefined;

/** Loads the package that parses YAML. It is loaded when the first YAML is read, because most inputs have none. */
export async function loadYaml(): Promise<void> {
  yaml ??= await import("yaml");
}

/** The package, if it is loaded. */
export function yamlPackage(): typeof import("yaml") | undefined {
  return yaml;
}
