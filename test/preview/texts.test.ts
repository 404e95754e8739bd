import { describe, expect, it } from "vitest";
import { textsFor } from "../../client/webview/shell/texts.js";
import { whyTexts } from "../../language/answers/why/texts.js";

describe("words of the preview", () => {
  const en = textsFor("en-GB");
  const zh = textsFor("zh-CN");

  it("are there in both languages, with the same places to fill in", () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const [name, words] of Object.entries(en)) {
      const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
      const other = zh[name as keyof typeof zh];
      expect(places(other), name).toEqual(places(words));
      expect(other, name).not.toBe("");
      // Chinese where the English is English: only what is a name of its own is the same.
      expect(/\p{Script=Han}/u.test(other), name).toBe(true);
      expect(/\p{Script=Han}/u.test(words), name).toBe(false);
    }
    expect(Object.keys(whyTexts.zh)).toEqual(Object.keys(whyTexts.en));
  });
});
