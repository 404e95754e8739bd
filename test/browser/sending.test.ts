import { describe, expect, it } from "vitest";
import type { Instrument } from "../../language/instrument/model.js";
import type { HtmlOptions } from "../../language/targets/html/index.js";
import type { Opened } from "../support/browser.js";
import { survey } from "../support/build-instrument.js";
import { choose, downloaded, formOf, press, savedAnswers, textIs } from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

async function open(instrument: Instrument, options: Partial<HtmlOptions> = {}): Promise<Opened> {
  return openForm(formOf(instrument, options));
}

describe("sending", () => {
  const address = "https://example.org/answers";
  const small = () => {
    const s = survey("small", { answers: "required" });
    s.page("p").single("q", ["a", "b"]);
    return s.build();
  };

  it("posts the document once, however often the button is pressed, and then clears the device", async () => {
    const { page } = await open(small(), { post: address });
    const bodies: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(address, async (route) => {
      if (route.request().method() === "OPTIONS") return route.fulfill({ status: 204, headers: cors });
      bodies.push(route.request().postData() ?? "");
      await held;
      return route.fulfill({ status: 201, headers: cors });
    });
    await choose(page, "q", "b");
    await press(page, "next");
    await press(page, "finish");
    await page.locator('#review [data-do="finish"][aria-disabled="true"]').waitFor();
    await page.locator('#review [data-do="finish"]').click({ force: true });
    release();
    await textIs(page, "#sent", "Your answers have been sent.");
    expect(bodies).toHaveLength(1);
    expect(JSON.parse(bodies[0]!)).toMatchObject({ q: "b", $survey: { id: "small" } });
    expect(await savedAnswers(page)).toBeUndefined();
    await page.context().close();
  });

  it("that fails keeps the answers, says so, and can be tried again", async () => {
    const { page } = await open(small(), { post: address });
    let fail = true;
    await page.route(address, (route) =>
      fail ? route.abort("internetdisconnected") : route.fulfill({ status: 200, headers: cors }),
    );
    await choose(page, "q", "a");
    await press(page, "next");
    await press(page, "finish");
    await textIs(page, "#sent", "Sending did not work");
    const { text } = await downloaded(page, "json");
    expect(JSON.parse(text)).toMatchObject({ q: "a" });
    fail = false;
    await press(page, "finish");
    await textIs(page, "#sent", "Your answers have been sent.");
    await page.context().close();
  });

  const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" };
});
