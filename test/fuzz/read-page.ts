import { Config, type HtmlElement, Parser } from "html-validate";

export interface PageElement {
  tag: string;
  attributes: Record<string, string>;
}

export interface Page {
  /** In the order of the page. */
  elements: PageElement[];
  /** Contents of its `script` elements that run. */
  scripts: string[];
  /** The data that travel with a form; nothing in other pages. */
  data: string;
}

const config = Promise.resolve(Config.defaultConfig().resolve());

/** What a parser of HTML, which is not the program that wrote it, finds in a page. */
export async function readPage(html: string): Promise<Page> {
  const root = new Parser(await config).parseHtml(html);
  const all = root.querySelectorAll("*");
  const scripts = root.querySelectorAll("script");
  const isData = (element: HtmlElement) => element.getAttributeValue("type") === "application/json";
  return {
    elements: all.map((element) => ({
      tag: element.tagName,
      attributes: Object.fromEntries(element.attributes.map(({ key, value }) => [key, String(value ?? "")])),
    })),
    scripts: scripts.filter((each) => !isData(each)).map((each) => each.textContent),
    data: scripts.find(isData)?.textContent ?? "",
  };
}
