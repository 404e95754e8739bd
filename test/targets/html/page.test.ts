import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { leanLogic } from "../../../language/answers/index.js";
import { type HtmlOptions, target } from "../../../language/targets/html/index.js";
import { packLogic, unpackLogic } from "../../../language/targets/html/pack.js";
import { scriptJson } from "../../../language/targets/html/policy.js";
import { contrastOf, fontList, parse, themeCss } from "../../../language/targets/html/theme.js";
import { hostile, kitchenEn, kitchenZh, long, nasty, rtl, servqual } from "./fixtures.js";

const forms = { kitchenZh, kitchenEn, servqual, rtl, hostile };

function page(instrument: ReturnType<typeof kitchenZh>, options: Partial<HtmlOptions> = {}): string {
  const { files } = target.compile(instrument, { ...target.defaults, ...options }, { stem: "form" });
  return String(files[0]?.content);
}

function policyOf(html: string): string {
  return (/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "").replaceAll(
    "&#39;",
    "'",
  );
}

/** Contents of elements that hold raw text. */
function rawOf(html: string, tag: "script" | "style"): string[] {
  return [
    ...html.matchAll(new RegExp(`<${tag}(?![^>]*application/json)[^>]*>([\\s\\S]*?)</${tag}>`, "g")),
  ].map((m) => m[1] ?? "");
}

describe("the file", () => {
  it("is one, named after the source, and the same at every build", () => {
    const result = target.compile(kitchenZh(), target.defaults, { stem: "小调查" });
    expect(result.files.map((file) => [file.name, file.mediaType])).toEqual([["小调查.html", "text/html"]]);
    expect(result.losses).toEqual([]);
    expect(page(kitchenZh())).toBe(page(kitchenZh()));
  });

  for (const [name, make] of Object.entries(forms))
    it(`${name} is valid HTML`, async () => {
      const validator = new HtmlValidate({
        extends: ["html-validate:recommended"],
        rules: {
          // A title is as long as the author makes it.
          "long-title": "off",
          // Matters of taste, not of validity: the renderer's own way of writing.
          "void-style": "off",
          // The answers leave by script; Enter in a field must not send them.
          "wcag/h32": "off",
          "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
        },
      });
      const report = await validator.validateString(page(make()));
      const messages = report.results.flatMap((result) =>
        result.messages.map((m) => `${m.ruleId} ${m.message} ${m.selector ?? ""}`),
      );
      expect(messages).toEqual([]);
    });
});

describe("the content policy", () => {
  for (const [name, make] of Object.entries(forms))
    it(`of ${name} allows exactly its own scripts and styles`, () => {
      const html = page(make());
      const policy = policyOf(html);
      const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe(rawOf(html, "script").map(hash).join(" "));
      expect(/style-src ([^;]*)/.exec(policy)?.[1]).toBe(rawOf(html, "style").map(hash).join(" "));
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'none'");
      expect(policy).not.toContain("unsafe");
      expect(html).not.toMatch(/<[^>]+\sstyle="/);
    });

  it("allows the author's address only when it is set, and only its origin", () => {
    const html = page(kitchenEn(), { post: "https://forms.example.org:8443/in?x=1" });
    expect(policyOf(html)).toContain("connect-src https://forms.example.org:8443;");
    expect(html).toContain('"post":"https://forms.example.org:8443/in?x=1"');
    const wrong = page(kitchenEn(), { post: "javascript:alert(1)" });
    expect(policyOf(wrong)).toContain("connect-src 'none'");
    expect(wrong).not.toContain("alert(1)");
  });
});

describe("texts of the author", () => {
  it("never become markup or end a script", () => {
    const html = page(hostile());
    expect(html).not.toContain("<img src=x");
    expect(html).not.toContain("<script>window.pwned");
    expect(html).not.toMatch(/href="javascript:/i);
    const data = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
    expect(data).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.stringify(JSON.parse(data))).toContain(JSON.stringify(nasty).slice(1, -1));
  });

  it("JSON in a script reads back as it was, whatever it holds", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: "grapheme" }), (value, text) => {
        const written = scriptJson([value, text, nasty]);
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify([value, text, nasty])));
      }),
    );
  });
});

describe("the logic in the page", () => {
  it("unpacks to what was packed", () => {
    for (const make of [...Object.values(forms), () => long(20)]) {
      const logic = leanLogic(make());
      expect(JSON.parse(JSON.stringify(unpackLogic(packLogic(logic))))).toEqual(
        JSON.parse(JSON.stringify(logic)),
      );
    }
  });

  it("holds neither labels nor places that nothing needs", () => {
    const html = page(long(5));
    const data = /id="data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? "";
    expect(data).not.toContain("Statement number");
    expect(data).not.toContain('"at"');
  });
});

describe("size, compressed", () => {
  it("fifty questions take at most 30 KB, five hundred at most 90", () => {
    expect(gzipSync(page(long(50, 10))).length).toBeLessThanOrEqual(30_000);
    expect(gzipSync(page(long(500))).length).toBeLessThanOrEqual(90_000);
  });
});

describe("the theme", () => {
  const block = (css: string, dark: boolean) => {
    const part = dark ? css.slice(css.indexOf("prefers-color-scheme")) : css.slice(0, css.indexOf("@media"));
    return (name: string) => parse(new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(part)?.[1] ?? "");
  };

  it("keeps the contrast the look asks for, for any colour, light and dark", () => {
    const colour = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(colour, fc.boolean(), (parts, dark) => {
        const css = themeCss({ colour: `#${parts.map((n) => n.toString(16).padStart(2, "0")).join("")}` });
        const value = block(css, dark);
        for (const ground of ["bg", "paper", "tint"]) {
          expect(contrastOf(value("ink"), value(ground))).toBeGreaterThanOrEqual(7);
          expect(contrastOf(value("accent"), value(ground))).toBeGreaterThanOrEqual(7);
        }
        for (const ground of ["bg", "paper", "zebra", "tint"])
          expect(contrastOf(value("soft"), value(ground))).toBeGreaterThanOrEqual(7);
        expect(contrastOf(value("on-accent"), value("accent"))).toBeGreaterThanOrEqual(7);
        for (const ground of ["bg", "paper", "error-tint"])
          expect(contrastOf(value("error"), value(ground))).toBeGreaterThanOrEqual(7);
        for (const ground of ["bg", "paper"]) {
          expect(contrastOf(value("control"), value(ground))).toBeGreaterThanOrEqual(3);
          expect(contrastOf(value("focus"), value(ground))).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });

  it("lets nothing but names of fonts into the style sheet", () => {
    fc.assert(
      fc.property(fc.string(), (font) => {
        const own = fontList(font).split(", system-ui")[0] ?? "";
        expect(own.replaceAll('"', "")).not.toMatch(/[{};<>()\\/:']/);
      }),
    );
    expect(fontList("LXGW WenKai, Georgia")).toMatch(/^"LXGW WenKai", "Georgia", /);
  });

  it("puts the logo in as data, with its words", () => {
    const html = page(kitchenEn(), {
      theme: { logo: "data:image/png;base64,AAAA", logoText: 'A "library"' },
    });
    expect(html).toContain('src="data:image/png;base64,AAAA"');
    expect(html).toContain('alt="A &quot;library&quot;"');
  });
});

describe("the options", () => {
  const validate = new Ajv2020({ strict: true }).compile(target.optionsSchema);
  it.each([
    [{ theme: { colour: "#1f5c87", font: "思源黑体, Georgia" }, post: "https://example.org/in" }, true],
    [target.defaults, true],
    [{ theme: { colour: "red" } }, false],
    [{ theme: { logo: "https://example.org/logo.png" } }, false],
    [{ theme: { font: "x;} body{display:none" } }, false],
    [{ post: "ftp://example.org" }, false],
    [{ post: "https://example.org/;script-src *" }, false],
    [{ colour: "#000000" }, false],
  ])("%j: %s", (options, good) => {
    expect(validate(options)).toBe(good);
  });
});
