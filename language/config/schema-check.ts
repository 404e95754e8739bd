import type { Localised } from "../diagnostics/define.js";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import { nearest } from "./suggest.js";
import type { Tree } from "./yaml-tree.js";

/**
 * The part of JSON Schema that settings are described with. One description serves editors (completion),
 * documentation and this check, whose messages are in the words of the author, at the place.
 */
export interface SettingSchema {
  type?: TypeName | TypeName[];
  enum?: (string | number | boolean | null)[];
  const?: string | number | boolean | null;
  properties?: Record<string, SettingSchema>;
  additionalProperties?: boolean | SettingSchema;
  required?: string[];
  items?: SettingSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  anyOf?: SettingSchema[];
  oneOf?: SettingSchema[];
  /** What a value that fails `pattern` should have been, in words. */
  "x-expected"?: Localised;
}
type TypeName = "string" | "number" | "integer" | "boolean" | "object" | "array" | "null";

const typeNames: Record<TypeName, Localised> = {
  string: { en: "a text", zh: "文本" },
  number: { en: "a number", zh: "数字" },
  integer: { en: "a whole number", zh: "整数" },
  boolean: { en: "true or false", zh: " true 或 false" },
  object: { en: "a block of settings (key: value)", zh: "一组设置（键: 值）" },
  array: { en: "a list", zh: "列表" },
  null: { en: "nothing", zh: "空值" },
};

/**
 * Checks a value against its description. `name` is the setting's name in messages. Returns one
 * diagnostic a mistake, none inside a value that is of the wrong type as a whole.
 */
export function checkSetting(tree: Tree, schema: SettingSchema, name: string): Diagnostic[] {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) {
    const branch = branches.find((b) => fits(tree, typesOf(b)));
    return branch ? checkSetting(tree, branch, name) : [wrongType(tree, branches.flatMap(typesOf), name)];
  }
  const types = typesOf(schema);
  if (!fits(tree, types)) return [wrongType(tree, types, name)];
  if (tree.kind === "map") return checkMap(tree, schema, name);
  if (tree.kind === "list") return checkList(tree, schema, name);
  return checkScalar(tree, schema, name);
}

function checkMap(tree: Tree & { kind: "map" }, schema: SettingSchema, name: string): Diagnostic[] {
  const known = schema.properties ?? {};
  const found: Diagnostic[] = [];
  for (const entry of tree.entries) {
    const described = Object.hasOwn(known, entry.key) ? known[entry.key] : schema.additionalProperties;
    if (described === false) {
      const guess = nearest(entry.key, Object.keys(known));
      found.push(
        diagnostic(
          "config-unknown-key",
          entry.keySpan,
          { key: entry.key, hint: didYouMean(guess, Object.keys(known)) },
          {
            fixes: guess ? [rename(entry.keySpan, guess)] : [],
          },
        ),
      );
    } else if (typeof described === "object") {
      found.push(...checkSetting(entry.value, described, entry.key));
    }
  }
  for (const key of schema.required ?? []) {
    if (!tree.entries.some((e) => e.key === key)) {
      found.push(diagnostic("config-missing-key", tree.span, { key: name ? `${name}.${key}` : key }));
    }
  }
  return found;
}

function checkList(tree: Tree & { kind: "list" }, schema: SettingSchema, name: string): Diagnostic[] {
  const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const found = items ? tree.items.flatMap((item) => checkSetting(item, items, name)) : [];
  const n = tree.items.length;
  if (n < minItems)
    found.push(
      bad(tree, name, n, { en: `at least ${minItems} entries are needed`, zh: `至少需要 ${minItems} 项` }),
    );
  if (n > maxItems)
    found.push(
      bad(tree, name, n, { en: `at most ${maxItems} entries are possible`, zh: `最多 ${maxItems} 项` }),
    );
  return found;
}

function checkScalar(tree: Tree & { kind: "scalar" }, schema: SettingSchema, name: string): Diagnostic[] {
  const { value } = tree;
  const allowed = schema.enum ?? (schema.const !== undefined ? [schema.const] : undefined);
  if (allowed && !allowed.includes(value)) {
    const names = allowed.map(String);
    const guess = nearest(String(value), names);
    const list = { en: `possible are ${names.join(", ")}`, zh: `可选值为 ${names.join("、")}` };
    return [bad(tree, name, value, list, didYouMean(guess), guess)];
  }
  if (typeof value === "string") {
    const length = [...value].length;
    if (schema.minLength && length < schema.minLength)
      return [bad(tree, name, value, { en: "it is too short", zh: "内容过短" })];
    if (schema.maxLength !== undefined && length > schema.maxLength) {
      return [
        bad(tree, name, `${value.slice(0, 20)}…`, {
          en: `at most ${schema.maxLength} characters are possible`,
          zh: `最多 ${schema.maxLength} 个字符`,
        }),
      ];
    }
    if (schema.pattern && !new RegExp(schema.pattern, "u").test(value)) {
      const said = schema["x-expected"] ?? {
        en: `the pattern ${schema.pattern}`,
        zh: `符合 ${schema.pattern} 的文本`,
      };
      return [bad(tree, name, value, { en: `expected is ${said.en}`, zh: `应为${said.zh}` })];
    }
  }
  if (typeof value === "number") {
    const { minimum, maximum } = schema;
    if (minimum !== undefined && value < minimum)
      return [bad(tree, name, value, { en: `the least is ${minimum}`, zh: `最小为 ${minimum}` })];
    if (maximum !== undefined && value > maximum)
      return [bad(tree, name, value, { en: `the most is ${maximum}`, zh: `最大为 ${maximum}` })];
  }
  return [];
}

function bad(
  tree: Tree,
  name: string,
  value: unknown,
  problem: Localised,
  hint: Localised = { en: "", zh: "" },
  guess?: string,
) {
  const params = { key: name, value: String(value), problem, hint };
  return diagnostic("config-bad-value", tree.span, params, {
    fixes: guess ? [rename(tree.span, guess)] : [],
  });
}

function wrongType(tree: Tree, types: TypeName[], name: string): Diagnostic {
  // “or nothing” is how an empty setting is allowed; saying so would only confuse.
  const said = [...new Set(types)].filter((t) => t !== "null" || types.length === 1);
  return diagnostic("config-wrong-type", tree.span, {
    key: name || "rensis.yaml",
    expected: {
      en: said.map((t) => typeNames[t].en).join(" or "),
      zh: said.map((t) => typeNames[t].zh).join("或"),
    },
    found: typeNames[typeOf(tree)],
  });
}

/** “ Did you mean …?”, or the list of what is possible when that is short. */
export function didYouMean(guess: string | undefined, possible: string[] = []): Localised {
  if (guess) return { en: ` Did you mean “${guess}”?`, zh: `是否想写“${guess}”？` };
  if (possible.length === 0 || possible.length > 12) return { en: "", zh: "" };
  return { en: ` Possible are: ${possible.join(", ")}.`, zh: `可用的有：${possible.join("、")}。` };
}

function rename(span: Tree["span"], text: string) {
  return { title: { en: `Change to “${text}”`, zh: `改为“${text}”` }, edits: [{ ...span, text }] };
}

function typesOf(schema: SettingSchema): TypeName[] {
  if (schema.type) return Array.isArray(schema.type) ? schema.type : [schema.type];
  if (schema.anyOf ?? schema.oneOf) return (schema.anyOf ?? schema.oneOf)!.flatMap(typesOf);
  return [];
}

function typeOf(tree: Tree): TypeName {
  if (tree.kind === "map") return "object";
  if (tree.kind === "list") return "array";
  if (tree.value === null) return "null";
  if (typeof tree.value === "number") return Number.isInteger(tree.value) ? "integer" : "number";
  return typeof tree.value as "string" | "boolean";
}

function fits(tree: Tree, types: TypeName[]): boolean {
  if (types.length === 0) return true;
  const type = typeOf(tree);
  return types.includes(type) || (type === "integer" && types.includes("number"));
}
