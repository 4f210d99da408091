import packageJson from "../../package.json" with { type: "json" };

/** This package's name and version. */
export const { name, version } = packageJson;

/** The address of the repository, which package.json alone names. */
const repository = packageJson.repository.url.replace(/^git\+|\.git$/g, "");

/** The address of a page of the documentation, `docs/cli.md`, as of this version; an address is left as it is. */
export function addressOf(page: string): string {
  if (/^https?:/.test(page)) return page;
  return `${repository}/blob/v${version}/${page}`;
}
