import ts from "typescript";
import { entries, folder } from "./consumer.ts";

/** The types of options that each entry exports, by their names: `import("sagemaker-transitions/sql").QueryOptions`. */
export function optionsTypes(): readonly string[] {
  const file = `${folder}project/exports.ts`;
  const lines = entries.map((entry) => `import ${JSON.stringify(entry)};`);
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile;
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, lines.join("\n"), version) : read(name, version);
  const program = ts.createProgram([file], { module: ts.ModuleKind.NodeNext, types: [] }, host);
  const checker = program.getTypeChecker();
  const imports = program.getSourceFile(file)!.statements.filter(ts.isImportDeclaration);
  return imports.flatMap(({ moduleSpecifier }) => {
    const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(moduleSpecifier)!);
    const names = exported
      .map(({ name }) => name)
      .filter((name) => /^[A-Z]\w*(?:Options|Constraints|Costs|Columns|Shares|Fields|FieldNames)$/.test(name));
    return names.map((name) => `import(${moduleSpecifier.getText()}).${name}`);
  });
}

/** Code that compiles if each optional property of these types may be undefined. */
export function undefinedCode(types: readonly string[]): string {
  const checks = types.map((type) => `accept<${type}>({} as AllUndefined<${type}>);`);
  return `
    type AllUndefined<T> = { [K in keyof T as {} extends Pick<T, K> ? K : never]-?: undefined };
    declare function accept<T>(options: Pick<T, keyof AllUndefined<T> & keyof T>): void;
    // @ts-expect-error the property may be absent, but not undefined
    accept<{ a?: string }>({} as AllUndefined<{ a?: string }>);
    ${checks.join("\n    ")}
    export {};
  `;
}
