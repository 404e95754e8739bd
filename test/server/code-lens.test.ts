import { afterEach, describe, expect, test } from "vitest";
import type { CodeLens } from "vscode-languageserver";
import { LensTexts } from "../../server/features/code-lens/index.js";
import { lensPlaces } from "../../server/features/code-lens/places.js";
import { TestClient } from "./support/client.js";
import { builtOf, EXAMPLES, URI } from "./support/structure.js";

/** `line: words` of each lens. */
function lenses(text: string, locale: "en" | "zh" = "en"): string[] {
  const built = builtOf(text);
  const texts = new LensTexts(built, locale);
  return lensPlaces(built.understood.source.main.parse, URI).map(
    (place) =>
      `${texts.range(place).start.line}: ${
        texts.command(place, (target) => built.symbols.of(target).filter((o) => !o.declares).length).title
      }`,
  );
}

const TEXT = `survey s "S" {
  language en
}
scale agree 1..2 {
  1 "No"
  2 "Yes"
}
dimension d "D" {
  dimension facet "F" { 1 "I plan." }
}
consent c "May we ask?" else stop "Thank you."
number age "How old are you?"
rate r "R" of facet on agree when age >= 18
if age > 60 {
  yesno retired "Are you retired?"
} else if age > 30 {
  note "N" when retired
} else {
  rating x "X" on agree
}
page last "Last" when age is 7 {
  note "Bye"
}
`;

describe("lenses", () => {
  test("tell when something is asked, and how often something is used", () => {
    expect(lenses(TEXT).slice(1)).toEqual([
      "3: Used 2 times",
      "7: Not used",
      "12: Asked when: “How old are you?” is at least 18",
      "13: Asked when: “How old are you?” is greater than 60",
      "15: Asked when: “How old are you?” is at most 60 and “How old are you?” is greater than 30",
      expect.stringMatching(/^16: Shown when: .*“Are you retired\?” is “Yes”/),
      expect.stringMatching(/^17: Asked when: “How old are you\?” is at most /),
      "20: Shown when: “How old are you?” is 7",
    ]);
  });

  test("tell the size of the survey above its head, in both languages", () => {
    expect(lenses(TEXT)[0]).toMatch(/^0: 5 questions · 5 variables · about 1 minute$/);
    expect(lenses(TEXT, "zh")[0]).toMatch(/^0: 5 道题 · 5 个变量 · 约 1 分钟$/);
    expect(lenses(TEXT, "zh")[3]).toBe("12: 提问条件：“How old are you?”不小于 18");
  });

  test("leave out whom a stop has sent away, which the tooltip adds", () => {
    const built = builtOf(TEXT);
    const texts = new LensTexts(built, "en");
    const place = lensPlaces(built.understood.source.main.parse, URI).find((p) => p.kind === "asked")!;
    expect(texts.command(place, () => 0).tooltip).toContain("unless the interview has ended before");
  });

  test("a long condition is cut, and whole in the tooltip", () => {
    const names = Array.from({ length: 8 }, (_, i) => `q${i}`);
    const asked = names.map((q, i) => `number ${q} "How often did you do the thing number ${i}?"\n`).join("");
    const built = builtOf(`${asked}if ${names.map((q) => `${q} > 1`).join(" or ")} { note "N" }\n`);
    const texts = new LensTexts(built, "en");
    const [place] = lensPlaces(built.understood.source.main.parse, URI);
    const { title, tooltip } = texts.command(place!, () => 0);
    expect(title.length).toBeLessThan(170);
    expect(tooltip!.length).toBeGreaterThan(title.length);
  });

  test("every condition of the examples has words", () => {
    for (const [, text] of EXAMPLES)
      for (const locale of ["en", "zh"] as const)
        for (const lens of lenses(text, locale)) {
          expect(lens).not.toMatch(/undefined|NaN|\[object/);
          expect(lens).not.toMatch(/All respondents|所有受访者/);
        }
  });

  test("half-typed conditions do no harm", () => {
    expect(lenses("if {\n}\nif a. { } else { }\nsingle x when\n").length).toBeGreaterThan(0);
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());
  const shown = async (path: string) => {
    const found = await client.request<CodeLens[]>("textDocument/codeLens", path);
    return Promise.all(found.map((l) => client.connection.sendRequest<CodeLens>("codeLens/resolve", l)));
  };

  test("uses are counted over all files, and the command leads to them", async () => {
    const scales = 'scale agree 1..2 {\n  1 "No"\n  2 "Yes"\n}\n';
    const uses = 'import "./量表.survey" as s\nrating a "A" on s.agree\nrating b "B" on s.agree\n';
    const last = `${uses}if nothing > 1 { }\n`;
    client = await TestClient.start({ files: { "a.survey": uses, "b.survey": last } });
    await client.open("量表.survey", scales);
    // The other files are read after the open ones, in the order of their names.
    await client.until(() => client.shown("b.survey").length > 0);
    const [lens] = await shown("量表.survey");
    expect(lens?.command).toEqual({
      title: "Used 4 times",
      tooltip: "Show where it is used",
      command: "rensis.showUses",
      arguments: [client.uri("量表.survey"), { line: 0, character: 6 }],
    });
  });

  test("are resolved for the text they were made of; can be switched off; a stray one is harmless", async () => {
    client = await TestClient.start();
    await client.open("a.survey", TEXT);
    const [first] = await client.request<CodeLens[]>("textDocument/codeLens", "a.survey");
    expect(first?.command).toBeUndefined();
    await client.change("a.survey", "");
    const resolved = await client.connection.sendRequest<CodeLens>("codeLens/resolve", first!);
    expect(resolved.command?.title).toMatch(/5 questions/);
    const stray = await client.connection.sendRequest<CodeLens>("codeLens/resolve", { range: first!.range });
    expect(stray.command?.title).toBe("");
    client.settings = { codeLens: { enabled: false } };
    const before = client.published.length;
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
    await client.until(() => client.published.length > before);
    expect(await client.request("textDocument/codeLens", "a.survey")).toEqual([]);
  });

  test("the client is asked to look again when an imported file has changed, not at each key in the file itself", async () => {
    const scales = 'scale agree 1..2 {\n  1 "No"\n  2 "Yes"\n}\n';
    const uses = 'import "./scales.survey"\nrating a "A" on agree\n';
    client = await TestClient.start({ files: { "scales.survey": scales } });
    let asked = 0;
    client.connection.onRequest("workspace/codeLens/refresh", () => {
      asked++;
      return null;
    });
    await client.open("uses.survey", uses);
    await client.diagnostics("uses.survey");
    const before = asked;
    await client.edit("uses.survey", uses.length, uses.length, "\n");
    await client.diagnostics("uses.survey");
    await client.request("textDocument/codeLens", "uses.survey");
    expect(asked).toBe(before);
    client.write("scales.survey", scales.replace("agree", "other"));
    await client.changedOnDisk({ path: "scales.survey", type: 2 });
    await client.until(() => client.shown("uses.survey").some((d) => d.code === "undefined-list"));
    await client.request("textDocument/codeLens", "uses.survey");
    expect(asked).toBe(before + 1);
  });
});
