/** Surveys to start from, and questions to insert. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { grouped, plainText, snippetsOf } from "../../client/snippets.js";
import { createSurveyServices } from "../../language/services.js";
import { parse } from "../../language/syntax/parse.js";
import { INSERT_PLACE, type InsertPlace, TEMPLATES, type TemplateInfo } from "../../server/build/protocol.js";
import { statementPlace } from "../../server/insert/place.js";
import { templatesIn } from "../../server/templates/index.js";
import { TestClient } from "./support/client.js";

const URI = "file:///t/a.survey";
const servicesOf = (text: string) =>
  createSurveyServices({ files: { read: (uri) => (uri === URI ? { text } : { error: "not-found" }) } });

describe.each(["en", "zh"] as const)("templates (%s)", (locale) => {
  test.each(templatesIn(locale).map((t) => [t.id, t] as const))(
    "%s is clean and formatted",
    (_, template) => {
      const services = servicesOf(template.text);
      const { instrument, diagnostics } = services.compile(URI);
      expect(diagnostics).toEqual([]);
      expect(services.format(URI).text).toBe(template.text);
      expect(instrument?.language).toBe(locale === "zh" ? "zh-CN" : "en");
      for (const words of [template.title, template.description])
        if (locale === "zh") expect(words).toMatch(/\p{Script=Han}/u);
        else expect(words).not.toMatch(/\p{Script=Han}/u);
      expect(template.name).toMatch(/^[a-z]+$/);
    },
  );

  test("give the same data in both languages", () => {
    const other = templatesIn(locale === "en" ? "zh" : "en");
    for (const [i, { text, id }] of templatesIn(locale).entries()) {
      const names = (t: string) =>
        servicesOf(t)
          .compile(URI)
          .instrument?.variables.map((v) => v.name);
      expect(names(text), id).toEqual(names(other[i]!.text));
    }
  });
});

/** A text with `|` where the cursor is, and with `‸` where the statement goes. */
const PLACES: [string, string][] = [
  ["behind the question that the cursor is in", 'single a "A|" {\n  1 "x"\n}‸\nopen b "B"\n'],
  ["inside its options too", 'single a "A" {\n  1 "x|"\n}‸\n'],
  ["in the page, not behind it", 'page p {\n  open a "A|"‸\n  open b "B"\n}\n'],
  ["behind the page when the cursor is in its title", 'page p "P|" {\n  open a "A"\n}‸\n'],
  ["on an empty line of a page", 'page p {\n  open a "A"\n  |‸\n  open b "B"\n}\n'],
  ["on an empty line between statements", 'open a "A"\n|‸\nopen b "B"\n'],
  ["in an empty file", "|‸"],
  ["behind the comment on the line", 'open a "A|" // note‸\nopen b "B"\n'],
  ["behind a comment when the cursor is there", 'open a "A" // no|te‸\nopen b "B"\n'],
  ["in the branch", 'yesno a "A"\nif a {\n  open b "B|"‸\n}\n'],
  ["in the else branch", 'yesno a "A"\nif a {\n  open b "B"\n} else {\n  open c "C|"‸\n}\n'],
  ["before a statement, when the cursor stands in its indentation", 'page p {\n| open a "A"‸\n}\n'],
  ["in half-typed text", 'single a "A|" {\n  1 "x"‸'],
  ["in Chinese text", 'page 第一页 "第一页" {\n  single 性别 "性别|" {\n    1 "男"\n  }‸\n}\n'],
];

describe("a new statement goes", () => {
  test.each(PLACES)("%s", (_, marked) => {
    const cursor = marked.replace("‸", "").indexOf("|");
    const text = marked.replace(/[|‸]/g, "");
    const wanted = marked.replace("|", "").indexOf("‸");
    const { at, before } = statementPlace(parse(URI, text), cursor, "en");
    expect(at).toBe(wanted);
    const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
    expect(before).toBe(line.trim() === "" ? "" : "\n");
  });

  test("and what may stand there depends on where it is", () => {
    const words = (text: string, at: number) =>
      statementPlace(parse(URI, text), at, "en").groups.flatMap((g) => g.words);
    expect(words("", 0)).toEqual(expect.arrayContaining(["single", "page", "score"]));
    const page = 'page p {\n  open a "A"\n}\n';
    expect(words(page, page.indexOf("open"))).toContain("single");
    expect(words(page, page.indexOf("open"))).not.toContain("page");
  });

  test("in the language of the survey", () => {
    const language = (text: string) => statementPlace(parse(URI, text), 0, "en").language;
    expect(language('survey "S" {\n  language zh-CN\n}\n')).toBe("zh");
    expect(language('survey "调查" {\n  language en\n}\n')).toBe("en");
    expect(language('open "您好"')).toBe("zh");
    expect(language("")).toBe("en");
  });

  test.each(["en", "zh"] as const)(
    "every snippet of a question, and the file is sound after it (%s)",
    (language) => {
      const json = readFileSync(
        fileURLToPath(new URL(`../../client/static/snippets/${language}.json`, import.meta.url)),
        "utf8",
      );
      const text = 'page p "P" {\n  open first "A"\n}\n';
      const place = statementPlace(parse(URI, text), text.indexOf("open"), language);
      const [questions] = grouped(snippetsOf(json), place.groups);
      expect(questions?.snippets.length).toBeGreaterThan(15);
      for (const { body, title } of questions?.snippets ?? []) {
        const inserted = (place.before + plainText(body) + place.after).replace(/\n/g, "\n  ");
        const after = text.slice(0, place.at) + inserted + text.slice(place.at);
        const { root, diagnostics } = parse(URI, after);
        expect(
          diagnostics.filter((d) => d.severity === "error"),
          `${title}\n${after}`,
        ).toEqual([]);
        const [page] = root.statements;
        expect(root.statements.length, title).toBe(1);
        expect(page?.$type === "Page" && page.body.statements.length, title).toBe(2);
      }
    },
  );
});

describe("over the wire", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test("templates come in the language of the editor, or of the setting", async () => {
    client = await TestClient.start({ locale: "zh-cn" });
    const sent = await client.connection.sendRequest<TemplateInfo[]>(TEMPLATES, {});
    expect(sent).toEqual(templatesIn("zh"));
  });

  test("the place is that of the text as it is now", async () => {
    client = await TestClient.start();
    const uri = await client.open("a.survey", 'open a "A"\n');
    await client.edit("a.survey", 0, 0, "// first\n");
    const sent = await client.connection.sendRequest<InsertPlace>(INSERT_PLACE, {
      uri,
      position: { line: 1, character: 2 },
    });
    expect(sent.position).toEqual({ line: 1, character: 10 });
    expect(
      await client.connection.sendRequest(INSERT_PLACE, {
        uri: client.uri("none.survey"),
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
  });
});
