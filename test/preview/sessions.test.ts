import fc from "fast-check";
import { describe, expect, it } from "vitest";
// @ts-expect-error a plain module shared with the scripts
import { questionnaire } from "../../bench/questionnaire.mjs";
import type { FormUpdate } from "../../language/targets/html/preview/form-update.js";
import type { PreviewUpdate } from "../../server/preview/protocol.js";
import { shop } from "../browser/preview/sources.js";
import { testServer, uri } from "./session.js";

const session = "one";

/** The form as a page holds it, by what it was sent. */
class Model {
  skeleton = "";
  items = new Map<string, string>();
  data: Record<string, string> = {};
  version = 0;

  take({ base, version, skeleton, items, data, carried }: FormUpdate): void {
    if (base === 0) {
      this.items.clear();
      this.data = {};
    } else expect(base).toBe(this.version);
    this.version = version;
    const moved = carried.items.map(([from, to]) => [to, this.items.get(from)] as const);
    for (const [from] of carried.items) this.items.delete(from);
    for (const [to, html] of moved) if (html !== undefined) this.items.set(to, html);
    for (const [key, html] of items) this.items.set(key, html);
    if (skeleton !== undefined) this.skeleton = skeleton;
    Object.assign(this.data, data);
  }

  get form() {
    const keys = [...this.skeleton.matchAll(/<template data-slot="([^"]*)">/g)].map(
      (match) => match[1] ?? "",
    );
    return {
      skeleton: this.skeleton,
      items: keys.map((key) => [key, this.items.get(key) ?? ""]),
      data: this.data,
    };
  }
}

async function opened(text: string) {
  const server = testServer(text);
  const first = await server.request("rensis/preview/open", { session, uri });
  const model = new Model();
  const take = (update: PreviewUpdate) => {
    if (!update.form) return;
    model.take(update.form);
    server.notify("rensis/preview/painted", { session, version: update.form.version });
  };
  take(first);
  return { server, first, model, take };
}

describe("a preview", () => {
  it("opens with the whole form, and sends the one piece that has changed", async () => {
    const { server, first } = await opened(shop);
    expect(first.state).toMatchObject({
      readable: true,
      title: "Shopping online",
      errors: 0,
      language: "en",
    });
    expect(first.form?.base).toBe(0);
    const next = server.next();
    server.edit(shop.replace("How old are you?", "How old are you now?"));
    const { form } = await next;
    expect(form?.items.map(([key]) => key)).toEqual(["q:age"]);
    expect(form).toMatchObject({ base: first.form?.version, data: {} });
    expect(form?.skeleton).toBeUndefined();
  });

  it("sends nothing when nothing of the form has changed, and what is said about it when that has", async () => {
    const { server } = await opened(shop);
    const before = server.updates.length;
    server.edit(`// a comment\n\n${shop}`);
    const next = server.next();
    server.edit(shop.replace("open story", "opne story"));
    const update = await next;
    expect(server.updates.length).toBe(before + 1);
    expect(update.state.errors).toBeGreaterThan(0);
  });

  it("by many steps leads to the same form as at once", async () => {
    const lines = shop.split("\n");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ line: fc.nat(lines.length - 1), way: fc.nat(3), wait: fc.boolean() }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (edits) => {
          const { server, model, take } = await opened(shop);
          server.onUpdate(take);
          let current = [...lines];
          for (const { line, way, wait } of edits) {
            const at = line % current.length;
            const text = current[at] ?? "";
            if (way === 0) current = current.toSpliced(at, 1);
            else if (way === 1)
              current = current.toSpliced(at, 0, `  yesno n${edits.length}x${at} "New ${at}?"`);
            else if (way === 2) current[at] = text.replace(/"([^"]*)"/, '"$1!"');
            else current = [...current.slice(0, at), ...lines.slice(at)];
            server.edit(current.join("\n"));
            if (wait) await new Promise((resolve) => setTimeout(resolve, 1));
          }
          await quiet(server);
          const seen = structuredClone(model.form);
          const whole = await server.request("rensis/preview/whole", { session });
          const fresh = new Model();
          if (whole.form) fresh.take(whole.form);
          expect(seen).toEqual(fresh.form);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("waits for the page: of what comes meanwhile only the last is sent", async () => {
    const server = testServer(shop);
    const first = await server.request("rensis/preview/open", { session, uri });
    for (let i = 0; i < 20; i++) server.edit(shop.replace("How old", `How old ${i}`));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.updates).toEqual([]);
    const next = server.next();
    server.notify("rensis/preview/painted", { session, version: first.form?.version });
    const { form } = await next;
    expect(form?.items[0]?.[1]).toContain("How old 19");
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(server.updates.length).toBe(1);
  });

  it("drops work on a long form that has become old", async () => {
    const text: string = questionnaire(1_000);
    const { server, take } = await opened(text);
    server.onUpdate(take);
    let other = 0;
    const ticking = setInterval(() => {
      other += 1;
    }, 5);
    for (let i = 0; i < 10; i++) {
      server.edit(text.replace("offer 50?", `offer 50 ${i}?`));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const last = () => server.updates.at(-1)?.form?.items.at(-1)?.[1] ?? "";
    await expect.poll(last, { timeout: 20_000 }).toContain("offer 50 9?");
    clearInterval(ticking);
    expect(server.updates.length).toBeLessThanOrEqual(6);
    // Other work has its turn between.
    expect(other).toBeGreaterThan(3);
  });

  it("two do not disturb each other, and a closed one is told nothing", async () => {
    const server = testServer(shop);
    for (const name of ["a", "b"]) {
      const { form } = await server.request("rensis/preview/open", { session: name, uri });
      server.notify("rensis/preview/painted", { session: name, version: form?.version });
    }
    server.notify("rensis/preview/close", { session: "a" });
    server.edit(shop.replace("How old", "How very old"));
    await quiet(server);
    expect(server.updates.map((update) => update.session)).toEqual(["b"]);
    await expect(server.request("rensis/preview/whole", { session: "a" })).rejects.toThrow();
  });

  it("finds the place of the cursor and the source of a piece, also in imported files", async () => {
    const lib =
      'dimension quality "Quality" {\n  1 "It is good."\n  2 "It is cheap."\n}\nscale s 1..3 {\n  1 "no"\n  3 "yes"\n}\n';
    const main = 'survey s "S"\nimport "./lib.survey"\nrate r "Rate" of quality on s\n';
    const server = testServer(main, { files: { "file:///lib.survey": lib } });
    await server.request("rensis/preview/open", { session, uri });
    const anchor = await server.request("rensis/preview/reveal", {
      session,
      uri: "file:///lib.survey",
      offset: lib.indexOf("cheap"),
    });
    expect(anchor?.key).toBe("q:r");
    const source = await server.request("rensis/preview/goto", {
      session,
      anchor: anchor ?? { key: "", n: 0 },
    });
    expect(source?.uri).toBe("file:///lib.survey");
    expect(lib.slice(source?.start, source?.end)).toContain("It is cheap.");
    expect(
      await server.request("rensis/preview/reveal", { session, uri: "file:///other", offset: 1 }),
    ).toBeNull();
  });

  it("finds a question on a free line below it, and nothing in the head of the survey", async () => {
    const { server } = await opened(shop);
    const reveal = (offset: number) => server.request("rensis/preview/reveal", { session, uri, offset });
    expect((await reveal(shop.indexOf("  open story") - 1))?.key).toBe("q:channels");
    expect((await reveal(shop.indexOf("version")))?.key).toBeUndefined();
    expect((await reveal(shop.indexOf("Disagree") + 2))?.key).toBeUndefined();
  });

  it("answers whatever it is sent", async () => {
    const { server } = await opened(shop);
    const names = ["open", "whole", "reveal", "goto", "fill", "explain"] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.anything(),
        fc.anything(),
        async (name, params, inside) => {
          const sent =
            typeof params === "object"
              ? params
              : { session, answers: inside, anchor: inside, uri, offset: inside, seed: inside };
          await server.request(`rensis/preview/${name}`, sent as never).catch((error: unknown) => {
            expect(String(error)).toMatch(/no such preview|needs a name|shows nothing/);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("tells of a file that cannot be read, and shows it when it can", async () => {
    const server = testServer(undefined);
    const first = await server.request("rensis/preview/open", { session, uri });
    expect(first).toMatchObject({ state: { readable: false } });
    expect(first.form).toBeUndefined();
    const next = server.next();
    server.edit(shop);
    expect((await next).form?.base).toBe(0);
  });
});

/** Resolves when nothing has come for a while. */
async function quiet(server: { updates: unknown[] }): Promise<void> {
  for (let seen = -1; seen !== server.updates.length; ) {
    seen = server.updates.length;
    for (let i = 0; i < 4; i++) await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
