import { minimumTicks } from "../../answers/answer.js";
import { formatPatterns } from "../../answers/formats.js";
import type { Localised } from "../../diagnostics/define.js";
import type {
  ChoiceDomain,
  DataScalar,
  Domain,
  Instrument,
  Option,
  RankingDomain,
  TextDomain,
  TimeDomain,
  Variable,
} from "../../instrument/model.js";
import type { Definitions } from "./definitions.js";
import { numberSchema } from "./numbers.js";
import { authorPattern, lengthPattern, NOT_BLANK, UNNORMALISED_REF } from "./patterns.js";
import type { JsonObject } from "./schema.js";
import { plain } from "./texts.js";
import { timeSchema } from "./times.js";

/** Lists longer than this are plain enumerations: a labelled alternative each would be slow to check. */
const LABELLED = 60;

/** Writes the set of answers of a variable. */
export class Domains {
  /** A text refers to the definition of texts that are not as stored. */
  readsTexts = false;

  constructor(
    private readonly instrument: Instrument,
    private readonly definitions: Definitions,
    private readonly lose: (variable: Variable, what: Localised) => void,
  ) {}

  /** Everything that may stand under the name of the variable when it is asked, except its title. */
  schema(variable: Variable): JsonObject {
    const { domain, response } = variable;
    const answer = this.answer(variable);
    const alternatives = [answer];
    const ticked = domain.type === "choice" && domain.multiple;
    if (domain.missing.length > 0 && !ticked)
      alternatives.push(this.options(variable, domain.missing, "missing"));
    if (response !== "required") alternatives.push({ type: "null" });
    if (alternatives.length === 1) return answer;
    // Types can be listed when nothing else is said by a reference or an alternative.
    const simple = alternatives.length === 2 && response !== "required" && !Object.hasOwn(answer, "anyOf");
    if (simple && typeof answer.type === "string" && !Object.hasOwn(answer, "enum")) {
      return { ...answer, type: [answer.type, "null"] };
    }
    return { anyOf: alternatives };
  }

  private answer(variable: Variable): JsonObject {
    const { domain } = variable;
    const what = (en: string, zh: string) => {
      const name = variable.reference;
      this.lose(variable, { en: `${en} of “${name}”`, zh: `“${name}”的${zh}` });
    };
    switch (domain.type) {
      case "boolean":
        return this.boolean(domain);
      case "number":
        return numberSchema(domain, what);
      case "text":
        return this.text(domain, variable.response === "required", what);
      case "choice":
        return domain.multiple ? this.ticks(variable, domain) : this.options(variable, domain.options, "");
      case "ranking":
        return this.ranks(variable, domain);
      default:
        return this.time(domain, what);
    }
  }

  private boolean({ yes, no }: Extract<Domain, { type: "boolean" }>): JsonObject {
    if (!yes && !no) return { type: "boolean" };
    const side = (value: boolean, text: typeof yes): JsonObject => {
      const title = plain(text, this.instrument);
      return { const: value, ...(title && { title }) };
    };
    return { oneOf: [side(true, yes), side(false, no)] };
  }

  /** A value of a list; the list is shared by all that have the same. */
  private options(variable: Variable, options: Option[], kind: "" | "missing" | "alone"): JsonObject {
    const { domain } = variable;
    const titles = options.map((option) => plain(option.label, this.instrument));
    const key = JSON.stringify(["options", options.map((option) => option.value), titles]);
    const list = (domain.type === "choice" && domain.list) || variable.question || variable.name;
    const wish = kind === "" ? list : kind === "missing" ? "nonresponse" : `${list}-alone`;
    return this.definitions.use(key, wish, () => enumeration(options, titles));
  }

  private ticks(variable: Variable, domain: ChoiceDomain): JsonObject {
    const alone = [...domain.options.filter((option) => option.exclusive), ...domain.missing];
    const ordinary = domain.options.filter((option) => !option.exclusive);
    const least = minimumTicks(domain, variable.response);
    const free: JsonObject = {
      type: "array",
      items: this.options(variable, ordinary, ""),
      uniqueItems: true,
    };
    if (least > 0) free.minItems = least;
    if (domain.max !== undefined) free.maxItems = domain.max;
    const ways: JsonObject[] = ordinary.length > 0 || least === 0 ? [free] : [];
    if (alone.length > 0) {
      ways.push({ type: "array", items: this.options(variable, alone, "alone"), minItems: 1, maxItems: 1 });
    }
    const [only] = ways;
    return only && ways.length === 1 ? only : { anyOf: ways };
  }

  private ranks(variable: Variable, domain: RankingDomain): JsonObject {
    const { options, top = options.length } = domain;
    const sure = options.filter((option) => option.guard === undefined).length;
    return {
      type: "array",
      items: this.options(variable, options, ""),
      uniqueItems: true,
      minItems: Math.min(top, sure),
      maxItems: Math.min(top, options.length),
    };
  }

  private text(domain: TextDomain, required: boolean, what: (en: string, zh: string) => void): JsonObject {
    const { minLength, maxLength, pattern, format } = domain;
    const patterns: string[] = [];
    if (minLength !== undefined || maxLength !== undefined)
      patterns.push(lengthPattern(minLength ?? 0, maxLength));
    if (format) patterns.push(authorPattern(formatPatterns[format])?.pattern ?? NOT_BLANK);
    const own = pattern === undefined ? undefined : authorPattern(pattern);
    if (own) patterns.push(own.pattern);
    if (own && !own.exact)
      what("the pattern, where spaces stand around the text,", "格式（文本前后带空格时）");
    if (patterns.length === 0) return required ? { type: "string", pattern: NOT_BLANK } : { type: "string" };
    const all = patterns.map((each): JsonObject => ({ pattern: each }));
    const [only] = all;
    const constrained = only && all.length === 1 ? only : { allOf: all };
    this.readsTexts = true;
    const ways = [constrained, { $ref: UNNORMALISED_REF }];
    return { type: "string", anyOf: required ? ways : [...ways, { pattern: "^\\s*$" }] };
  }

  private time(domain: TimeDomain, what: (en: string, zh: string) => void): JsonObject {
    const { form, bounds } = timeSchema(domain, what);
    const shared = this.definitions.use(
      `time ${domain.type} ${domain.precision}`,
      form.name,
      () => form.schema,
    );
    return bounds.length === 0 ? shared : { allOf: [shared, ...bounds] };
  }
}

function enumeration(options: Option[], titles: string[]): JsonObject {
  const values: DataScalar[] = options.map((option) => option.value);
  if (options.length > LABELLED || titles.every((title) => title === "")) return { enum: values };
  return { oneOf: values.map((value, i) => ({ const: value, ...(titles[i] && { title: titles[i] }) })) };
}
