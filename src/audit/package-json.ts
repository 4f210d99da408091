import packageJson from "../../package.json" with { type: "json" };

/** This package's name and version. */
export const { name, version } = packageJson;

/** The address of the repository, which package.json alone names. */
export const repository: string = packageJson.repository.url.replace(/^git\+|\.git$/g, "");
