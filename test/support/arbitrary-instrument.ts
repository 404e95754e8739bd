import fc from "fast-check";
import type { Expr, Instrument, ResponsePolicy } from "../../language/instrument/model.js";
import { type ConditionRecipe, conditionOf, conditions, type Known } from "./arbitrary-conditions.js";
import { points, type ShortOption, type SurveyBuilder, survey } from "./build-instrument.js";
import * as e from "./expressions.js";

/**
 * Random instruments: all kinds of questions, batteries with perspectives, rows with conditions and
 * follow-ups, branches with `else`, stops, checks, options that are offered only sometimes, missing options,
 * computed values and scores. Made from recipes of plain data, so that fast-check can take them apart again.
 */
export type BlockRecipe =
  | { k: "question"; kind: number; response: number; shape: number; extras: number; when: ConditionRecipe }
  | { k: "branch"; condition: ConditionRecipe; inside: BlockRecipe[]; otherwise?: BlockRecipe[] }
  | { k: "rule"; kind: number; condition: ConditionRecipe; of: number[] }
  | { k: "page" };

const nat = fc.nat(1000);

const question: fc.Arbitrary<BlockRecipe> = fc.record({
  k: fc.constant("question" as const),
  kind: nat,
  response: nat,
  shape: nat,
  extras: nat,
  when: conditions,
});

const tree = fc.letrec<{ block: BlockRecipe; list: BlockRecipe[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { weight: 6, arbitrary: question },
    {
      weight: 2,
      arbitrary: fc.record({
        k: fc.constant("rule" as const),
        kind: nat,
        condition: conditions,
        of: fc.array(nat, { maxLength: 2 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ k: fc.constant("page" as const) }) },
    {
      weight: 3,
      arbitrary: fc.record(
        {
          k: fc.constant("branch" as const),
          condition: conditions,
          inside: tie("list"),
          otherwise: tie("list"),
        },
        { requiredKeys: ["k", "condition", "inside"] },
      ),
    },
  ),
  list: fc.array(tie("block"), { minLength: 1, maxLength: 3 }),
}));

/** Begins with a question, so that conditions have something to read. */
export const recipes: fc.Arbitrary<BlockRecipe[]> = fc
  .tuple(question, fc.array(tree.block, { minLength: 1, maxLength: 6 }))
  .map(([first, rest]) => [first, ...rest]);

const RESPONSES: ResponsePolicy[] = ["required", "required", "optional", "requested"];

/** Makes instruments of recipes; names are q1, q2 … in the order of asking. */
class Assembly {
  readonly survey: SurveyBuilder = survey("random", { title: "随机 random" });
  readonly known: Known[] = [];
  private count = 0;

  add(blocks: readonly BlockRecipe[]): this {
    for (const block of blocks) this.block(block);
    return this;
  }

  private block(block: BlockRecipe): void {
    if (block.k === "page") this.survey.page();
    else if (block.k === "rule") this.rule(block);
    else if (block.k === "question") this.question(block);
    else {
      const { condition, inside, otherwise } = block;
      this.survey.when(
        conditionOf(condition, this.known),
        () => this.add(inside),
        otherwise && (() => this.add(otherwise)),
      );
    }
  }

  private rule({ kind, condition, of }: Extract<BlockRecipe, { k: "rule" }>): void {
    const id = `r${++this.count}`;
    const expr = conditionOf(condition, this.known);
    const answers = this.known.filter(({ name }) => !name.startsWith("c"));
    const named = of
      .map((at) => answers[at % Math.max(1, answers.length)]?.name)
      .filter((name) => name !== undefined);
    if (kind % 5 === 0) this.survey.stop(id, expr);
    else if (kind % 5 === 1 || kind % 5 === 2)
      this.survey.check(id, expr, named.length > 0 ? named : answers.map(({ name }) => name).slice(-1));
    else if (kind % 5 === 3) this.compute(`c${this.count}`, expr, { type: "boolean", missing: [] });
    else {
      const numbers = this.known.filter(({ domain }) => domain.type === "number");
      const formula =
        numbers.length > 0
          ? e.agg(
              "sum",
              numbers.slice(0, 2).map(({ name }) => e.ref(name)),
            )
          : e.expr(3);
      this.compute(`c${this.count}`, e.op(formula, "+", 1), { type: "number", decimals: 12, missing: [] });
    }
  }

  private compute(name: string, formula: Expr, domain: Known["domain"]): void {
    this.survey.compute(name, formula, domain);
    this.known.push({ name, domain });
  }

  private question({ kind, response, shape, extras, when }: Extract<BlockRecipe, { k: "question" }>): void {
    const id = `q${++this.count}`;
    const s = this.survey;
    const condition = conditionOf(when, this.known);
    const plus: ShortOption[] = extras % 3 === 0 ? ["refused", { code: 99, label: "Don't know" }] : [];
    const settings = {
      response: RESPONSES[response % 4],
      plus,
      ...(extras % 7 === 0 ? { when: condition } : {}),
    };
    const options = this.options(shape, extras, condition);
    const before = s.build().variables.length;
    const makers = [
      () => s.single(id, options, settings),
      () => s.single(id, points(1, 2 + (shape % 4), { 1: "low" }), settings),
      () =>
        s.multiple(id, options, {
          ...settings,
          ...(shape % 2 ? { max: 2 } : {}),
          ...(shape % 5 === 0 ? { min: 1 } : {}),
        }),
      () => s.yesno(id, { ...settings, ...(shape % 2 ? { yes: "是", no: "否" } : {}) }),
      () => s.number(id, this.numbers(shape), settings),
      () => s.text(id, this.texts(shape), settings),
      () =>
        s.time(
          "date",
          id,
          {
            precision: (["day", "month", "year"] as const)[shape % 3] ?? "day",
            ...(shape % 2 ? { min: "2000-01-15" } : {}),
          },
          settings,
        ),
      () =>
        s.time(
          shape % 2 ? "time" : "datetime",
          id,
          shape % 2 ? { max: "17:30" } : { precision: "second" },
          settings,
        ),
      () =>
        s.ranking(
          id,
          options.filter((option) => typeof option !== "object" || !option.specify),
          { ...settings, ...(shape % 2 ? { top: 2 } : {}) },
        ),
      () =>
        s.rate(id, points(1, 5), this.rows(id, shape, condition), {
          ...settings,
          ...(shape % 2 ? { columns: ["E", "P"] } : {}),
        }),
      () => s.numbers(id, [`${id}a`, `${id}b`], { min: 0, max: 6 }, settings),
      () =>
        s.grid(
          id,
          [`${id}g`],
          {
            yes: { type: "boolean", missing: [] },
            size: { type: "number", min: 0, max: 3, decimals: 0, missing: [] },
          },
          settings,
        ),
      () => (extras % 8 ? s.consent(id, settings) : s.allocate(id, 5, [`${id}x`, `${id}y`], settings)),
    ];
    makers[kind % makers.length]?.();
    for (const { name, domain } of s.build().variables.slice(before)) this.known.push({ name, domain });
  }

  private options(shape: number, extras: number, when: Expr): ShortOption[] {
    const list: ShortOption[] = ["a", "b", shape % 3 === 0 ? { name: "c", when } : "c"];
    if (extras % 4 === 1) list.push({ name: "other", specify: true });
    if (extras % 5 === 1) list.push({ name: "none", exclusive: true });
    if (extras % 6 === 1) list.push({ name: "d", when: e.not(when) });
    return extras % 8 === 1 ? [1, 2, 3, { code: 4, points: 10, when }] : list;
  }

  private numbers(shape: number) {
    const ways = [
      { min: 0, max: 9 },
      {},
      { min: -3, max: 3, decimals: 1 },
      { min: 0, step: 5 },
      { decimals: 2 },
      { max: 6, decimals: 1, step: 0.5 },
    ];
    return ways[shape % ways.length] ?? {};
  }

  private texts(shape: number) {
    const ways = [
      {},
      { minLength: 2, maxLength: 4 },
      { pattern: "[a-z]+\\d*" },
      { format: "email" as const },
      { maxLength: 3, lines: 4 },
    ];
    return ways[shape % ways.length] ?? {};
  }

  private rows(id: string, shape: number, when: Expr) {
    const rows = [`${id}a`, { id: `${id}b`, reversed: true }];
    return shape % 3 === 0 ? [...rows, { id: `${id}c`, when }] : rows;
  }
}

/** The instrument of a recipe. */
export function assemble(blocks: readonly BlockRecipe[]): Instrument {
  const assembly = new Assembly().add(blocks);
  const scale = assembly.known.filter(({ domain }) => domain.type === "choice" && domain.ordered);
  if (scale.length > 0)
    assembly.survey.score(
      "total",
      e.agg(
        "mean",
        scale.map(({ name }) => e.scored(name)),
      ),
    );
  return assembly.survey.build();
}

export const instruments: fc.Arbitrary<Instrument> = recipes.map(assemble);
