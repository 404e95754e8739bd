import { describe, expect, it } from "vitest";
import { createSurveyServices } from "../../language/services.js";
import { MAIN, servicesOf, withHead } from "../lowering/compile.js";

const A = MAIN;
const B = "file:///w/b.survey";

describe("services", () => {
  it("see the text as it is now, whichever file was edited", () => {
    const { services, texts } = servicesOf({
      "main.survey": withHead('import "./b.survey"\nrating q "Q" on s'),
      "b.survey": 'scale s 1..3 { 1 "a" 3 "b" }',
    });
    const points = () => {
      const domain = services.compile(A).instrument?.questions[0]?.domain;
      return domain && "options" in domain ? domain.options.length : undefined;
    };
    const before = texts.get(B)!;
    expect(points()).toBe(3);
    texts.set(B, before.replace("1..3", "1..5").replace("3 ", "5 "));
    expect(points()).toBe(5);
    texts.set(A, texts.get(A)!.replace("on s", "on t"));
    expect(points()).toBeUndefined();
    expect(services.check(A).diagnostics.map((d) => d.code)).toContain("undefined-list");
    texts.set(B, before.replace("scale s", "scale t"));
    expect(points()).toBe(3);
    texts.set(A, texts.get(A)!.replace("on t", "on s"));
    texts.set(B, before);
    expect(points()).toBe(3);
  });

  it("say the same again and again, of two questionnaires over one file", () => {
    const { services } = servicesOf({
      "main.survey": withHead('import "./b.survey" as x\nrate q "Q" of x.d on x.s'),
      "c.survey": withHead('import "./b.survey"\nrate q "Q" of d on s { as E }'),
      "b.survey": 'scale s 1..3 { 1 "a" 3 "b" }\ndimension d "D" { 1 "One"  2 "Two" }',
    });
    const all = () => [A, "file:///w/c.survey", B].map((uri) => JSON.stringify(services.draft(uri)));
    const first = all();
    expect(all()).toEqual(first);
    expect(all().reverse()).toEqual(first.toReversed());
    const fresh = servicesOf({}).services;
    expect(fresh.draft(A).diagnostics.map((d) => d.code)).toEqual(["file-not-found"]);
  });

  it("compile as often as they like: one instrument does not touch the next", () => {
    const { services } = servicesOf({
      "main.survey": withHead(
        'choices l { a "A" specify  b "B" }\nsingle q "Q" from l\nmultiple r "R" from l\nscore s = mean(d)\nrate b "B" on 1..5 { 1 "X"  2 "Y" }\ndimension d "D" = b 1 reversed',
      ),
    });
    const one = services.compile(A).instrument!;
    const kept = structuredClone(one);
    const two = services.compile(A).instrument!;
    expect(two).toEqual(kept);
    one.questions[0]!.label.parts.push({ kind: "text", value: "!" });
    expect(services.compile(A).instrument).toEqual(kept);
  });

  it.each([
    ["not-found", "file-not-found"],
    ["outside", "import-outside-workspace"],
    ["not-utf8", "not-utf8"],
    ["unreadable", "file-unreadable"],
    ["too-large", "file-unreadable"],
  ] as const)("a file that is %s is %s", (error, code) => {
    const services = createSurveyServices({ files: { read: () => ({ error, detail: "why" }) } });
    for (const all of [services.check(A), services.compile(A), services.draft(A), services.format(A)]) {
      expect(all.diagnostics).toMatchObject([{ code, span: { uri: A, start: 0, end: 0 } }]);
    }
    expect(services.compile(A).instrument).toBeUndefined();
  });

  it("a file comes back after it was gone", () => {
    const { services, texts } = servicesOf({ "main.survey": withHead('yesno q "Q"') });
    const text = texts.get(A)!;
    texts.delete(A);
    expect(services.compile(A).instrument).toBeUndefined();
    texts.set(A, text);
    expect(services.compile(A).instrument!.questions).toHaveLength(1);
  });

  it("make a draft of what is not finished, but no instrument", () => {
    const { services } = servicesOf({
      "main.survey": withHead(
        'yesno a "A"\nsingle b "B" {\n  1 "One\n  2 "Two"\n}\nyesno c "C" when nothing',
      ),
    });
    expect(services.compile(A).instrument).toBeUndefined();
    expect(services.draft(A).instrument!.questions.map((q) => q.id)).toEqual(["a", "b", "c"]);
  });

  it("list the findings in the order of the text, each once", () => {
    const { services } = servicesOf({
      "main.survey": withHead(
        'rate b "B" on 1..5 { 1 "X"  2 "Y"  each row { text t "T" when answr is 1 } }\nyesno c "C" when nothing\nyesno a "A" when b',
      ),
    });
    const { diagnostics } = services.check(A);
    const starts = diagnostics.map((d) => d.span.start);
    expect(starts).toEqual(starts.toSorted((x, y) => x - y));
    expect(diagnostics.filter((d) => d.params.name === "answr")).toHaveLength(1);
  });
});
