import packageJson from "../../package.json" with { type: "json" };

/** This package's name and version. */
export const { name, version } = packageJson;
