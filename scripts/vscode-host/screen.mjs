/** What a person does at the screen, for suites that run inside the editor and cannot. */

/**
 * A webview is an iframe in an iframe; the form of the preview is one iframe further in. The editor has
 * webviews of its own, such as its welcome page.
 */
const webview = 'iframe.webview.ready[src*="extensionId=rensis."]';
const content = "iframe#active-frame";

/**
 * @param {import("playwright-core").Page} page
 * @param {"workbench" | "webview" | "form"} where
 */
function scopeOf(page, where) {
  if (where === "workbench") return page;
  const view = page.frameLocator(`${webview} >> visible=true`).first().frameLocator(content);
  return where === "webview" ? view : view.frameLocator("iframe").first();
}

/**
 * Does one action and returns what it saw. Selectors are those of Playwright.
 * @param {import("playwright-core").Page} page
 * @param {{ verb: string, where?: "workbench" | "webview" | "form", selector?: string, value?: string,
 *   modifiers?: ("Alt" | "Control" | "Meta" | "Shift")[], timeout?: number }} action
 */
export async function act(page, { verb, where = "workbench", selector = "body", value = "", ...rest }) {
  const timeout = rest.timeout ?? 30_000;
  const found = scopeOf(page, where).locator(selector);
  switch (verb) {
    case "wait":
      return void (await found.first().waitFor({ state: value || "visible", timeout }));
    case "count":
      return found.count();
    case "texts":
      return found.allInnerTexts();
    case "text":
      return found.first().innerText({ timeout });
    case "attribute":
      return found.first().getAttribute(value, { timeout });
    case "click":
      return void (await found.first().click({ timeout, modifiers: rest.modifiers ?? [] }));
    case "fill":
      return void (await found.first().fill(value, { timeout }));
    case "value":
      return found.first().inputValue({ timeout });
    case "check":
      return void (await found.first().check({ timeout, force: true }));
    case "select":
      return void (await found.first().selectOption(value, { timeout }));
    case "seen":
      return found.first().evaluate(isInView, undefined, { timeout });
    case "property":
      return found.first().evaluate(propertyOf, value, { timeout });
    case "global":
      return found.first().evaluate(globalOf, value, { timeout });
    case "press":
      return void (await page.keyboard.press(value));
    case "type":
      return void (await page.keyboard.type(value));
    default:
      throw new Error(`The screen does not know "${verb}".`);
  }
}

function isInView(element) {
  const box = element.getBoundingClientRect();
  return box.height > 0 && box.bottom > 0 && box.top < window.innerHeight;
}

/** "dataset.q" of the element, as plain data. */
function propertyOf(element, path) {
  let value = element;
  for (const name of path.split(".")) value = value?.[name];
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** A global variable of the page that the element is in: what a script would have left there. */
function globalOf(element, name) {
  const value = element.ownerDocument.defaultView?.[name];
  return value === undefined ? null : String(value);
}
