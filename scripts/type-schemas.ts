import ts from "typescript";

/** JSON Schema (2020-12). */
export type Schema = Readonly<Record<string, unknown>>;

/** Properties that hold whole numbers, and the least of each: in TypeScript, they are numbers like any other. */
const INTEGERS: Readonly<Record<string, number>> = {
  ...{ line: 1, column: 1, cell: 1, sameAs: 1, byteOffset: 0, byteLength: 0 },
  ...{ histories: 0, legal: 0, open: 0, illegal: 0, unreadable: 0, known: 1 },
  ...{ index: 0, previousIndex: 0, earlierIndex: 0, nextIndex: 0, lastIndex: 0, more: 0, restarts: 0 },
};

interface ObjectOptions {
  /** Properties whose schema is not that of their type. */
  readonly replaced?: Readonly<Record<string, Schema>>;
  /** Properties to leave out. */
  readonly without?: readonly string[];
}

/** Writes types of plain JSON values as JSON Schema, with the comments of their properties. */
export class TypeSchemas {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #definitions = new Map<ts.Type, string>();

  /** @param file imports all types that are asked for. */
  constructor(file: string) {
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    this.#program = ts.createProgram([file], ts.parseJsonConfigFileContent(config, ts.sys, ".").options);
    this.#checker = this.#program.getTypeChecker();
  }

  /** A type that a file exports. */
  exported(file: string, name: string): ts.Type {
    const module = this.#checker.getSymbolAtLocation(this.#program.getSourceFile(file)!)!;
    return this.#checker.getDeclaredTypeOfSymbol(module.exports!.get(ts.escapeLeadingUnderscores(name))!);
  }

  /** From now on, {@link of} refers to the type by this name. */
  define(type: ts.Type, name: string): void {
    this.#definitions.set(type, name);
  }

  of(type: ts.Type): Schema {
    const name = this.#definitions.get(type);
    return name === undefined ? this.whole(type) : { $ref: `#/$defs/${name}` };
  }

  /** The schema of the type itself, even if it has a definition. */
  whole(type: ts.Type): Schema {
    if (type.isUnion()) return this.#union(type.types);
    if (type.isLiteral()) return { const: type.value };
    const primitive = primitiveOf(type);
    if (primitive !== undefined) return { type: primitive };
    if (type.flags & ts.TypeFlags.Unknown) return {};
    if (this.#checker.isArrayType(type)) {
      return { type: "array", items: this.of(this.#checker.getTypeArguments(type as ts.TypeReference)[0]!) };
    }
    const values = type.getStringIndexType();
    return values === undefined ? this.object(type) : { type: "object", additionalProperties: this.of(values) };
  }

  /** A later version may add properties, so others than these are allowed. */
  object(type: ts.Type, { replaced = {}, without = [] }: ObjectOptions = {}): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const symbol of type.getProperties()) {
      const { name, flags } = symbol;
      if (without.includes(name)) continue;
      const description = ts.displayPartsToString(symbol.getDocumentationComment(this.#checker));
      const schema = replaced[name] ?? integer(name, this.of(this.#checker.getTypeOfSymbol(symbol)));
      properties[name] = description === "" ? schema : { description, ...schema };
      if ((flags & ts.SymbolFlags.Optional) === 0) required.push(name);
    }
    return { type: "object", properties, required };
  }

  /** The type of a property. */
  property(type: ts.Type, name: string): ts.Type {
    return this.#checker.getTypeOfSymbol(type.getProperty(name)!);
  }

  #union(types: readonly ts.Type[]): Schema {
    const present = types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    const literals = present.flatMap((type) => (type.isLiteral() ? [type.value] : []));
    const primitives = new Set(present.flatMap((type) => (type.isLiteral() ? [] : (primitiveOf(type) ?? []))));
    const others = present.filter((type) => !type.isLiteral() && primitiveOf(type) === undefined);
    const schemas = [
      ...(literals.length === 0 ? [] : [literals.length === 1 ? { const: literals[0] } : { enum: literals }]),
      ...(primitives.size === 0 ? [] : [{ type: primitives.size === 1 ? [...primitives][0] : [...primitives] }]),
      ...others.map((type) => this.of(type)),
    ];
    return schemas.length === 1 ? schemas[0]! : { anyOf: schemas };
  }
}

function primitiveOf({ flags }: ts.Type): string | undefined {
  if (flags & ts.TypeFlags.String) return "string";
  if (flags & ts.TypeFlags.Number) return "number";
  if (flags & ts.TypeFlags.BooleanLike) return "boolean";
  return flags & ts.TypeFlags.Null ? "null" : undefined;
}

function integer(property: string, schema: Schema): Schema {
  const minimum = INTEGERS[property];
  return minimum !== undefined && schema.type === "number" ? { type: "integer", minimum } : schema;
}
