import { afterEach, describe, expect, it } from "vitest";
import type {
  Anchor,
  Explained,
  FilledIn,
  PreviewUpdate,
  SourceLocation,
} from "../../server/preview/protocol.js";
import { shop } from "../browser/preview/sources.js";
import { TestClient } from "../server/support/client.js";

const clients: TestClient[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
});

/** A server process with a preview of `shop.survey`. */
async function opened(files: Record<string, string> = {}, open = true) {
  const client = await TestClient.start({ files: { "shop.survey": shop, ...files } });
  clients.push(client);
  const updates: PreviewUpdate[] = [];
  const waiting: (() => void)[] = [];
  /** The page shows what it was sent, at once. */
  const painted = (version: number) =>
    void client.connection.sendNotification("rensis/preview/painted", { session: "one", version });
  client.connection.onNotification("rensis/preview/update", (update: PreviewUpdate) => {
    updates.push(update);
    if (update.form) painted(update.form.version);
    for (const done of waiting.splice(0)) done();
  });
  if (open) await client.open("shop.survey", shop);
  const uri = client.uri("shop.survey");
  const ask = <Result>(name: string, more: object = {}): Promise<Result> =>
    client.connection.sendRequest(`rensis/preview/${name}`, { session: "one", ...more });
  const first = await ask<PreviewUpdate>("open", { uri });
  if (first.form) painted(first.form.version);
  return {
    client,
    uri,
    ask,
    first,
    updates,
    /** Resolves when an update fulfils a condition. */
    async until(fits: (update: PreviewUpdate) => boolean): Promise<PreviewUpdate> {
      for (;;) {
        const found = updates.find(fits);
        if (found) return found;
        await new Promise<void>((done) => waiting.push(done));
      }
    },
  };
}

describe("the preview of a server", () => {
  it("shows a survey, and each edit with the version it is of", async () => {
    const { client, first, until, uri } = await opened();
    expect(first).toMatchObject({ uri, state: { readable: true, title: "Shopping online" } });
    const version = await client.change("shop.survey", shop.replace("How old are you?", "How old?"));
    const update = await until(
      ({ form }) => form?.items.some(([, html]) => html.includes("How old?")) ?? false,
    );
    expect(update.documentVersion).toBe(version);
    expect(update.form?.items).toHaveLength(1);
  });

  it("finds places, fills in, and explains", async () => {
    const { ask, uri } = await opened();
    const anchor = await ask<Anchor>("reveal", { uri, offset: shop.indexOf('"The price"') });
    expect(anchor.key).toBe("q:order");
    const source = await ask<SourceLocation>("goto", { anchor });
    expect(shop.slice(source.start, source.end)).toMatch(/^ranking order/);
    const filled = await ask<FilledIn>("fill", { seed: 5 });
    expect(filled.problems).toBe(0);
    const explained = await ask<Explained>("explain", { answers: {} });
    expect(explained.groups[0]?.questions[0]?.question).toBe("why");
  });

  it("shows a file that nobody has open, and follows what is done to it on the disk", async () => {
    const { client, first, until } = await opened({}, false);
    expect(first.form?.base).toBe(0);
    expect(first.documentVersion).toBeUndefined();
    client.write("shop.survey", shop.replace("How old are you?", "Your age?"));
    await client.changedOnDisk({ path: "shop.survey", type: 2 });
    await until(({ form }) => form?.items.some(([, html]) => html.includes("Your age?")) ?? false);
  });

  it("follows an imported file and the colours of the configuration", async () => {
    const main = shop
      .replace("scale agreement", 'import "./lib.survey"\nscale agreement')
      .replace("page last", 'page more "More" {\n  single city "City?" from cities\n}\n\npage last');
    const lib = 'choices cities {\n  rome "Rome"\n  oslo "Oslo"\n}\n';
    const { client, until, first } = await opened(
      {
        "shop.survey": main,
        "lib.survey": lib,
        "rensis.yaml": 'theme:\n  colour: "#7a1fa2"\n',
      },
      false,
    );
    expect(first.form?.page?.style).toContain("#7a1fa2");
    await client.open("lib.survey", lib);
    await client.change("lib.survey", lib.replace("Oslo", "Bergen"));
    await until(
      ({ form }) => form?.items.some(([key, html]) => key === "q:city" && html.includes("Bergen")) ?? false,
    );
  });

  it("says when the file is gone, and comes back with it", async () => {
    const { client, until } = await opened({}, false);
    client.remove("shop.survey");
    await client.changedOnDisk({ path: "shop.survey", type: 3 });
    await until(({ state }) => !state.readable);
    client.write("shop.survey", shop.replace("How old are you?", "Back again?"));
    await client.changedOnDisk({ path: "shop.survey", type: 1 });
    await until(({ form }) => form?.items.some(([, html]) => html.includes("Back again?")) ?? false);
  });
});
