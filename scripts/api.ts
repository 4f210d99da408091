import { readFileSync } from "node:fs";
import {
  Application,
  type Context,
  Converter,
  DeclarationReflection,
  type ProjectReflection,
  ReferenceType,
  type Reflection,
  ReflectionKind,
} from "typedoc";

/* `npm run api` writes the API reference into api/, which the site takes along. Fails if it has gaps. */

const { name, exports } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
};

/** How the entries are imported, by their files. */
const entries = new Map(
  Object.entries(exports).flatMap(([entry, target]) =>
    typeof target === "string" ? [] : [[sourceOf(target.default), name + entry.slice(1)]],
  ),
);

function sourceOf(file: string): string {
  return file.replace("./dist/", "src/").replace(/\.js$/, ".ts");
}

const app = await Application.bootstrap({
  name,
  entryPoints: [...entries.keys()],
  tsconfig: "tsconfig.build.json",
  out: "api",
  readme: "none",
  excludeExternals: true,
  excludePrivate: true,
  hideGenerator: true,
  disableSources: true,
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  // What a type is computed from. Its result has a name of its own.
  intentionallyNotExported: ["AnyRule", "AWS_FIELDS", "COLUMNS", "Underscored", "WrittenOut"],
});

app.converter.on(Converter.EVENT_CREATE_DECLARATION, listWords);
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }: Context) => {
  for (const module of project.children ?? []) {
    const file = [`src/${module.name}.ts`, `src/${module.name}/index.ts`].find((path) => entries.has(path));
    module.name = entries.get(file ?? "") ?? module.name;
  }
  for (const machine of project.getReflectionsByKind(ReflectionKind.Variable)) hideStates(project, machine);
});
app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }: Context) => {
  const properties = project.getReflectionsByKind(ReflectionKind.Property);
  const covered = properties.filter((property) => !property.hasComment() && isCovered(project, property));
  const names = covered.map((property) => property.getFriendlyFullName());
  app.options.setValue("intentionallyNotDocumented", [...new Set(names)]);
});

/** Shows the words of `(typeof WORDS)[number]` and the like, and not from which constant they come. */
function listWords(context: Context, reflection: DeclarationReflection): void {
  if (!reflection.kindOf(ReflectionKind.TypeAlias)) return;
  const symbol = context.getSymbolFromReflection(reflection);
  const type = symbol && context.checker.getDeclaredTypeOfSymbol(symbol);
  if (type?.isUnion() && type.types.every((word) => word.isStringLiteral())) {
    reflection.comment?.modifierTags.add("@useDeclaredType");
  }
}

/** The type of a machine spells out every state; docs/lifecycle.md is the place to read them. */
function hideStates(project: ProjectReflection, variable: Reflection): void {
  if (!(variable instanceof DeclarationReflection && variable.type instanceof ReferenceType)) return;
  if (variable.type.name !== "StateMachine") return;
  project.removeTypeReflections(variable.type);
  delete variable.type.typeArguments;
}

/**
 * Whether a property needs no description of its own: a mapped type computes it, so that it is declared nowhere, or it is
 * inside the type of something that is described.
 */
function isCovered(project: ProjectReflection, property: Reflection): boolean {
  if (project.getSymbolIdFromReflection(property)?.packagePath === "") return true;
  const holder = property.parent?.kindOf(ReflectionKind.TypeLiteral) ? property.parent.parent : undefined;
  return (
    holder !== undefined &&
    !holder.kindOf(ReflectionKind.Parameter) &&
    (holder.hasComment() || isCovered(project, holder))
  );
}

const project = await app.convert();
if (project === undefined) throw new Error("the entries cannot be converted");
app.validate(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error("the API reference has gaps");
await app.generateDocs(project, "api");
