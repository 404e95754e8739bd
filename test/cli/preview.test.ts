import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { isOwnHost } from "../../cli/preview/server.js";
import type { Target } from "../../language/targets/target.js";
import { fakeTarget, folderWith, type Outcome, rensis } from "./support/fakes.js";

interface Preview {
  url: URL;
  cwd: string;
  ended: Promise<Outcome>;
}

const ends: AbortController[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end.abort();
});

async function preview(
  text: string,
  args: string[] = [],
  target?: Target<unknown>,
): Promise<Preview & { end(): void }> {
  const cwd = folderWith({ "a.survey": text });
  const end = new AbortController();
  ends.push(end);
  let ended!: Promise<Outcome>;
  const url = await new Promise<URL>((found, failed) => {
    const io = { whenEnded: () => end.signal, out: (said: string) => found(new URL(said.trim())) };
    const deps = target ? { target: async () => target } : {};
    ended = rensis(cwd, ["preview", "a.survey", ...args], { io, deps });
    ended.then((outcome) => failed(new Error(outcome.err)), failed);
  });
  return { url, cwd, ended, end: () => end.abort() };
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

function get(url: URL, path: string, options: { host?: string; method?: string } = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const headers = { host: options.host ?? url.host };
    request(
      { host: url.hostname, port: url.port, path, method: options.method ?? "GET", headers },
      (response) => {
        let body = "";
        response.on("data", (chunk) => (body += chunk));
        response.on("end", () => done({ status: response.statusCode!, headers: response.headers, body }));
      },
    )
      .on("error", fail)
      .end();
  });
}

/** The states the page is told, one by one. */
async function* states(url: URL): AsyncGenerator<{ number: number; said: string; bad: boolean }> {
  const response = await fetch(new URL("/events", url));
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = events.pop()!;
    for (const event of events) yield JSON.parse(event.replace(/^data: /, ""));
  }
}

test("shows the form in a frame, and tells the page of every change", async () => {
  const { url, cwd, end, ended } = await preview("first");
  expect(url.hostname).toBe("127.0.0.1");
  const shell = await get(url, "/");
  expect(shell.body).toContain('src="/form"');
  expect((await get(url, "/form")).body).toContain("html of first");

  const events = states(url);
  let number = (await events.next()).value!.number;
  const change = async (text: string, wanted: string, bad: boolean) => {
    writeFileSync(join(cwd, "a.survey"), text);
    for (;;) {
      const { value: state } = await events.next();
      expect(state!.number).toBeGreaterThan(number);
      number = state!.number;
      if (state!.bad === bad && (await get(url, "/form")).body.includes(wanted)) return;
    }
  };
  await change("second", "html of second", false);
  await change("one\nERR <b>", "keeps the form from being made", true);
  await change("third", "html of third", false);
  end();
  expect((await ended).code).toBe(0);
  await expect(get(url, "/")).rejects.toThrow();
});

test("problems are a page with the line, and texts of the source cannot become markup", async () => {
  const { url } = await preview('<script>alert(1)</script> ERR "</pre><img src=x>');
  const { body, headers } = await get(url, "/form");
  expect(body).toContain("a.survey:1:27");
  expect(body).not.toContain("<script>alert");
  expect(body).not.toContain("<img");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
});

describe("who is answered", () => {
  test.each([
    ["the own address", undefined, 200],
    ["localhost", "localhost", 200],
    ["another name that points here", "evil.example", 403],
    ["another port", "127.0.0.1:1", 403],
  ])("%s", async (_, host, status) => {
    const { url } = await preview("x");
    const said = host === undefined ? url.host : host === "localhost" ? `localhost:${url.port}` : host;
    for (const path of ["/", "/form"]) expect((await get(url, path, { host: said })).status).toBe(status);
    if (status !== 200) expect((await get(url, "/events", { host: said })).status).toBe(status);
  });

  test("a request without a name is not", () => {
    expect(isOwnHost(undefined, 80)).toBe(false);
  });

  test.each([
    ["POST", "/form", 405],
    ["GET", "/../../etc/passwd", 404],
    ["GET", "/a.survey", 404],
  ])("%s %s is refused", async (method, path, status) => {
    const { url } = await preview("x");
    expect((await get(url, path, { method })).status).toBe(status);
  });

  test("nothing is cached, guessed, or open to other sites", async () => {
    const { url } = await preview("x");
    const { headers } = await get(url, "/");
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["access-control-allow-origin"]).toBeUndefined();
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect((await get(url, "/form")).headers["content-security-policy"]).toContain("frame-ancestors 'self'");
  });

  test("every script and style of the shell carries the number of its policy, new each time", async () => {
    const { url } = await preview("x");
    const [first, second] = [await get(url, "/"), await get(url, "/")];
    const nonce = (a: Answer) =>
      /script-src 'nonce-([^']+)'/.exec(String(a.headers["content-security-policy"]))![1]!;
    expect(nonce(first)).not.toBe(nonce(second));
    const tags = first.body.match(/<(script|style)[^>]*>/g)!;
    expect(tags).toHaveLength(3);
    for (const tag of tags) expect(tag).toContain(`nonce="${nonce(first)}"`);
  });
});

test("a port that is taken is misuse, in words", async () => {
  const { url } = await preview("x");
  const again = await rensis(folderWith({ "a.survey": "x" }), ["preview", "a.survey", "--port", url.port]);
  expect([again.code, again.out]).toEqual([2, ""]);
  expect(again.err).toContain(`Port ${url.port} cannot be used`);
});

test("a folder with several surveys is misuse", async () => {
  const { code, err } = await rensis(folderWith({ "a.survey": "x", "b.survey": "y" }), ["preview", "."]);
  expect(code).toBe(2);
  expect(err).toContain("name a file");
});

test("the form is served as bytes when the target makes bytes", async () => {
  const bytes = new TextEncoder().encode("<p>字节</p>");
  const target: Target<unknown> = {
    ...fakeTarget("html"),
    compile: () => ({ files: [{ name: "a.html", content: bytes, mediaType: "text/html" }], losses: [] }),
  };
  const { url } = await preview("x", [], target);
  expect((await get(url, "/form")).body).toBe("<p>字节</p>");
});
