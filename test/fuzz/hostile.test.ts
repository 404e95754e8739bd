import { describe, expect, it } from "vitest";
import { toCsv } from "../../language/answers/index.js";
import { hasErrors, messageOf } from "../../language/diagnostics/diagnostic.js";
import { contentOf, faultsOf, MAIN, outputs, servicesOver } from "./everything.js";
import { everywhere, type Say } from "./hostile-survey.js";
import { readPage } from "./read-page.js";
import { tableOf } from "./table.js";

const PAYLOADS: Record<string, string> = {
  "a script that is ended": "</script><img src=x onerror=alert(1)>",
  "an attribute that is ended": '"><svg onload=alert(1)> x',
  "an attribute in single quotes": "' onmouseover='alert(1)' x='",
  "the end of CDATA": "]]><script>alert(1)</script>",
  "a comment": "<!-- <script> x",
  "the end of a comment": "--!><b>x</b> -->",
  "a style that is ended": "</style></title></textarea><style>*{display:none}</style>",
  "a template": "{{x}} $\u007bx} <%= x %> {#x}",
  "an address": "javascript:alert(1) data:text/html,<script>",
  "quotes and backslashes": "\\ \" ' ` \\\\ \\u003cimg src=x onerror=alert(1)\\u003e",
  entities: "&lt;img&gt; &amp;quot; &#60;b&#62; &notit;",
  "marks of direction": "\u202e\u2066abc\u2069 \u200f\u200e",
  "zero and controls": "a\u0000b\u0001c\u001fd\u007fe\ufeff",
  "halves of pairs": "a\ud800b\udc00c",
  "a formula": '=HYPERLINK("http://x.example","x")',
  "a formula with a sign": "+1+cmd|' /C calc'!A0",
  "a formula with an at": "@SUM(A1)",
  "a formula in full width": "＝1+1",
  cells: 'a","b"\t"c;d',
  "markup of the language": "*a* **b** [x](javascript:alert(1)) {#city} {city}",
};

/** What an element may carry that a browser acts on. */
const ADDRESSES = [
  "href",
  "src",
  "action",
  "formaction",
  "srcdoc",
  "style",
  "srcset",
  "xlink:href",
  "data",
  "poster",
  "ping",
];

async function made(say: Say) {
  const { services, texts } = servicesOver({ "main.survey": everywhere(say) });
  const { instrument, diagnostics } = services.compile(MAIN);
  expect(faultsOf(diagnostics, texts)).toEqual([]);
  expect(
    hasErrors(diagnostics)
      ? diagnostics.filter((d) => d.severity === "error").map((d) => messageOf(d, "en"))
      : [],
  ).toEqual([]);
  if (!instrument) throw new Error("It has no instrument.");
  const { schema, form, paper, codebook } = outputs(instrument);
  const paperHtml = contentOf(paper.files, ".html");
  const formHtml = contentOf(form.files, ".html");
  const bookHtml = contentOf(codebook.files, ".html");
  return {
    instrument,
    formHtml,
    bookHtml,
    form: await readPage(formHtml),
    sheets: await readPage(paperHtml),
    book: await readPage(bookHtml),
    schema: contentOf(schema.files, ".schema.json"),
    json: contentOf(codebook.files, ".json"),
    csv: contentOf(codebook.files, ".csv"),
  };
}

/** Tags with the names of their attributes, and the values of those that a browser acts on. Classes depend on widths. */
const skeleton = (page: { elements: { tag: string; attributes: Record<string, string> }[] }) =>
  page.elements.map(({ tag, attributes }) => {
    const acting = Object.entries(attributes).filter(
      ([name]) => ADDRESSES.includes(name) || name.startsWith("on"),
    );
    return [
      tag,
      ...Object.keys(attributes)
        .filter((name) => name !== "class")
        .sort(),
      ...acting.map(([name, value]) => `${name}=${value}`),
    ].join(" ");
  });

describe("hostile words in every place of the language", () => {
  for (const [name, payload] of Object.entries(PAYLOADS))
    it(`${name}: stay words`, async () => {
      const places: string[] = [];
      const hostile = await made((place) => {
        places.push(place);
        return `${payload} ${place}`;
      });
      const calm = await made((place) => `${"a".repeat([...payload].length)} ${place}`);

      // Nothing in a page comes from the author but words.
      expect(skeleton(hostile.form)).toEqual(skeleton(calm.form));
      expect(skeleton(hostile.book)).toEqual(skeleton(calm.book));
      expect(skeleton(hostile.sheets)).toEqual(skeleton(calm.sheets));
      expect(hostile.form.scripts).toEqual(calm.form.scripts);
      expect(hostile.book.scripts).toEqual(calm.book.scripts);
      expect(hostile.sheets.scripts).toEqual(calm.sheets.scripts);

      // The data of the form are one script, whatever they say.
      expect(hostile.form.data).not.toMatch(/<\/|<!--|\u2028|\u2029/);
      expect(() => JSON.parse(hostile.form.data) as unknown).not.toThrow();
      for (const text of [hostile.schema, hostile.json])
        expect(() => JSON.parse(text) as unknown).not.toThrow();

      // Pages are files: what cannot be written in UTF-8 or stand in HTML is not in them.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
      for (const text of [hostile.formHtml, hostile.bookHtml]) expect(text).not.toMatch(/\u0000/);
      for (const text of [hostile.formHtml, hostile.bookHtml, hostile.csv, hostile.schema, hostile.json])
        expect(Buffer.from(text).toString()).toBe(text);

      // Each cell of the table is words or a number, never a formula.
      const rows = tableOf(hostile.csv.replace(/^\uFEFF/, ""));
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      for (const cell of rows.flat())
        if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);

      // And no place keeps its words to itself.
      const all = hostile.formHtml + hostile.bookHtml;
      expect([...new Set(places)].filter((place) => !new RegExp(`\\b${place}\\b`).test(all))).toEqual([]);
    });

  it("answers of the same kind make a table of their own", async () => {
    const { instrument } = await made((place) => place);
    const documents = Object.values(PAYLOADS).map((payload) => ({
      agree: true,
      story: payload,
      city: "oslo",
      city_oslo: payload,
      mail: payload,
    }));
    const rows = tableOf(toCsv(instrument, documents));
    expect(rows.length).toBe(documents.length + 1);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    for (const cell of rows.flat())
      if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  });
});

describe("links", () => {
  const BAD = [
    "javascript:alert`1`",
    "JaVaScript:x",
    " javascript:x",
    "data:text/html,x",
    "vbscript:x",
    "java\tscript:x",
    "\u0001javascript:x",
    "//example.org",
    "file:///etc",
    "&#106;avascript:x",
    "blob:x",
    "x",
  ];
  it.each(BAD)("to %j are refused and never made", async (href) => {
    const { services } = servicesOver({
      "main.survey": `survey s "T"\nnote "[words](${href})"\nyesno sure "Sure?"`,
    });
    const { instrument, diagnostics } = services.draft(MAIN);
    if (!instrument) throw new Error("It has no instrument.");
    const { form, paper, codebook } = outputs(instrument);
    for (const { files } of [form, paper, codebook]) {
      const html = contentOf(files, ".html");
      const hrefs = (await readPage(html)).elements
        .filter(({ tag }) => tag === "a")
        .map(({ attributes }) => attributes.href ?? "");
      expect(hrefs.filter((each) => !each.startsWith("#"))).toEqual([]);
    }
    // With a space it is no link but words.
    if (!/\s/.test(href)) expect(diagnostics.map(({ code }) => code)).toContain("unsafe-link");
  });

  it.each([
    'https://example.org/"onclick="alert(1)',
    "https://example.org/'><img src=x onerror=alert(1)>",
    "http://a.example/<script>",
    "mailto:a@b.example?subject=<b>",
  ])("to %s stay one attribute", async (href) => {
    const { services } = servicesOver({
      "main.survey": `survey s "T"\nnote "[words](${href.replaceAll('"', '\\"')})"\nyesno sure "Sure?"`,
    });
    const { instrument } = services.draft(MAIN);
    if (!instrument) throw new Error("It has no instrument.");
    const { form } = outputs(instrument);
    const { elements } = await readPage(contentOf(form.files, ".html"));
    expect(elements.filter(({ tag }) => ["img", "b"].includes(tag))).toEqual([]);
    for (const { attributes } of elements)
      expect(Object.keys(attributes).filter((key) => key.startsWith("on"))).toEqual([]);
  });
});
