import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { expect, test } from "vitest";

/* Each entry exports the types that its signatures mention, by API Extractor's judgement of the built declarations. */

const root = fileURLToPath(new URL("../", import.meta.url));
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
};
const entries = Object.entries(exports).flatMap(([name, target]) =>
  typeof target === "string" ? [] : [[name, join(root, target.types)] as const],
);

test.each(entries)("%s", (_, file) => {
  expect(forgottenIn(file)).toEqual([]);
});

/** The types that a signature mentions, and that the entry does not export. */
function forgottenIn(file: string): readonly string[] {
  const { None: none, Warning: warning } = ExtractorLogLevel;
  const compilerOptions = {
    module: "nodenext",
    target: "es2023",
    lib: ["es2023"],
    types: ["node"],
    skipLibCheck: true,
  };
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: file,
      compiler: { overrideTsconfig: { compilerOptions, files: [file] } },
      apiReport: { enabled: false },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: { default: { logLevel: none }, "ae-forgotten-export": { logLevel: warning } },
        tsdocMessageReporting: { default: { logLevel: none } },
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, "package.json"),
  });
  const forgotten: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      message.handled = true;
      const [, symbol] = /^The symbol "(.+)" needs to be exported/.exec(message.text) ?? [];
      if (symbol === undefined && message.logLevel === ExtractorLogLevel.Error) throw new Error(message.text);
      if (symbol !== undefined && isNameable(symbol, message.sourceFilePath!)) forgotten.push(symbol);
    },
  });
  return forgotten;
}

/** Constants, and aliases that no module exports, only help to compute a type. The result has a name of its own. */
function isNameable(symbol: string, mentionedIn: string): boolean {
  const isConstant = !/^[A-Z].*[a-z]/.test(symbol);
  return !isConstant && !new RegExp(`^type ${symbol}\\b`, "m").test(readFileSync(mentionedIn, "utf8"));
}
