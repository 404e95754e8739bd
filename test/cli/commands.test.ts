import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, rensis } from "./support/fakes.js";

describe("check", () => {
  test.each([
    ["clean", "fine", [], 0],
    ["an error", "ERR", [], 1],
    ["a warning only", "WARN", [], 0],
    ["as many warnings as allowed", "WARN WARN", ["--max-warnings", "2"], 0],
    ["one warning too many", "WARN WARN", ["--max-warnings", "1"], 1],
  ])("%s", async (_, text, options, code) => {
    const cwd = folderWith({ "a.survey": text });
    expect((await rensis(cwd, ["check", ...options])).code).toBe(code);
  });

  test("problems go to standard output, the summary to standard error, none with --quiet", async () => {
    const cwd = folderWith({ "a.survey": "one\nERR", "b.survey": "fine" });
    const plain = await rensis(cwd, ["check"]);
    expect(plain.out).toContain("a.survey:2:1 error");
    expect(plain.out).not.toContain("checked");
    expect(plain.err).toBe("2 files checked: 1 error.\n");
    expect((await rensis(cwd, ["check", "--quiet"])).err).toBe("");
  });

  test("Chinese by option, by configuration, by environment", async () => {
    const cwd = folderWith({ "a.survey": "fine" });
    expect((await rensis(cwd, ["check", "--locale", "zh"])).err).toBe("已检查 1 个文件：没有问题。\n");
    expect((await rensis(cwd, ["check"], { io: { env: { LANG: "zh_CN.UTF-8" } } })).err).toContain(
      "没有问题",
    );
    writeFileSync(join(cwd, "rensis.yaml"), "locale: zh\n");
    expect((await rensis(cwd, ["check"])).err).toContain("没有问题");
    expect((await rensis(cwd, ["check", "--locale", "en"])).err).toContain("no problems");
  });

  test("--fix makes the preferred repairs only, keeps permissions, and says what is left", async () => {
    const cwd = folderWith({ "a.survey": "FIX MAYBE FIX\n" });
    chmodSync(join(cwd, "a.survey"), 0o640);
    const { out, err } = await rensis(cwd, ["check", "--fix"]);
    expect(readFileSync(join(cwd, "a.survey"), "utf8")).toBe("OK MAYBE OK\n");
    expect(statSync(join(cwd, "a.survey")).mode & 0o777).toBe(0o640);
    expect(err).toContain("fixed a.survey");
    expect(out.match(/warning/g)).toHaveLength(1);
    expect(readdirSync(cwd).filter((n) => n.endsWith(".tmp"))).toEqual([]);
  });

  test("severities of the configuration hold, and an error stays one", async () => {
    const cwd = folderWith({
      "a.survey": "WARN",
      "rensis.yaml": "severities:\n  config-missing-key: off\n",
    });
    const { code, out } = await rensis(cwd, ["check"]);
    expect(code).toBe(1);
    expect(out).toContain("rensis.yaml:2:23 error “config-missing-key” is an error by nature");
  });
});

describe("which files", () => {
  const files = {
    "a.survey": "fine",
    "sub/b.survey": "fine",
    "node_modules/x/c.survey": "ERR",
    "dist/d.survey": "ERR",
    ".hidden/e.survey": "ERR",
    "notes.txt": "ERR",
  };

  test("the workspace by default, without what is generated or hidden", async () => {
    const cwd = folderWith(files);
    expect((await rensis(cwd, ["check"])).err).toBe("2 files checked: no problems.\n");
    expect((await rensis(join(cwd, "sub"), ["check"])).err).toBe("1 file checked: no problems.\n");
  });

  test("below a rensis.yaml, all of its folder from anywhere in it", async () => {
    const cwd = folderWith({ ...files, "rensis.yaml": "" });
    expect((await rensis(join(cwd, "sub"), ["check"])).err).toBe("2 files checked: no problems.\n");
  });

  test("what the configuration lists", async () => {
    const cwd = folderWith({ ...files, "rensis.yaml": 'files: ["sub/*.survey"]\n' });
    expect((await rensis(cwd, ["check"])).err).toBe("1 file checked: no problems.\n");
  });

  test.each([
    ["a file", ["sub/b.survey"], 1],
    ["a file twice", ["a.survey", "./a.survey"], 1],
    ["a folder", ["sub"], 1],
    ["a glob", ["**/*.survey"], 2],
    ["one named on purpose", ["dist/d.survey"], 1],
  ])("%s", async (_, paths, count) => {
    const cwd = folderWith(files);
    expect((await rensis(cwd, ["check", ...paths])).err).toContain(`${count} file`);
  });

  test.each([
    ["a missing file", ["nowhere.survey"], "There is no file or folder “nowhere.survey”"],
    ["a glob without a match", ["x*.survey"], "No .survey file was found in x*.survey"],
    ["no survey at all", ["empty"], "No .survey file was found in empty"],
  ])("%s is misuse", async (_, paths, said) => {
    const cwd = folderWith({ "empty/readme.md": "" });
    const { code, out, err } = await rensis(cwd, ["check", ...paths]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
  });
});

describe("misuse", () => {
  test.each([
    [[], "Usage:"],
    [["chekc"], "there is no command “chekc”. Did you mean “check”?"],
    [["check", "--fromat", "json"], "there is no option “--fromat”. Did you mean “--format”?"],
    [
      ["check", "--format", "xml"],
      "“xml” is not possible for the option “--format <format>”. Possible are: pretty, json",
    ],
    [["check", "--max-warnings", "-1"], "“-1” is not possible"],
    [["check", "--max-warnings"], "the option “--max-warnings <n>” needs a value"],
    [
      ["build", "--target", "xlsx"],
      "There is no target “xlsx”. Possible are: json-schema, html, paper, pdf, docx, codebook",
    ],
    [["preview"], "“file” is missing"],
    [["init", "a", "b"], "more arguments"],
    [["check", "--config", "none.yaml"], "There is no file “none.yaml”"],
    [["preview", "a.survey", "--port", "99999"], "“99999” is not possible"],
  ])("%j", async (args, said) => {
    const { code, out, err } = await rensis(folderWith({ "a.survey": "fine" }), args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  });

  test("in Chinese, too", async () => {
    const { err } = await rensis(folderWith({}), ["check", "--nope", "--locale", "zh"]);
    expect(err).toBe("rensis: 没有名为“--nope”的选项。可用“rensis --help”查看用法。\n");
  });

  test.each(["en", "zh"])("help (%s) goes to standard output and shows examples", async (locale) => {
    const { code, out, err } = await rensis(folderWith({}), ["--help", "--locale", locale]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("$ rensis build --target html");
    for (const name of ["check", "build", "format", "watch", "init", "preview", "validate"])
      expect(out).toContain(`  ${name} `);
  });

  test("an internal error is one line that asks for a report, its stack only with --debug", async () => {
    const cwd = folderWith({ "a.survey": "fine" });
    const services = async () => {
      throw new TypeError("x is undefined\nsecond line");
    };
    const plain = await rensis(cwd, ["check"], { deps: { services } });
    expect(plain.code).toBe(2);
    expect(plain.err).toMatch(/^Internal error: x is undefined\. This is a fault of Rensis.*\n$/);
    expect((await rensis(cwd, ["check", "--debug"], { deps: { services } })).err).toContain(
      "commands.test.ts",
    );
  });
});

test("the surroundings at fault are told in words", async () => {
  const stdin = async () => {
    throw Object.assign(new Error("EISDIR: read"), { code: "EISDIR", syscall: "read" });
  };
  const { code, err } = await rensis(folderWith({}), ["format", "-"], { io: { stdin } });
  expect([code, err]).toEqual([2, "rensis: it is a folder\n"]);
});

test("for GitHub paths begin at the root of the repository", async () => {
  const root = folderWith({ "sub/a.survey": "ERR" });
  const io = { env: { GITHUB_WORKSPACE: root } };
  expect((await rensis(join(root, "sub"), ["check", "--format", "github"], { io })).out).toContain(
    "file=sub/a.survey,",
  );
  expect((await rensis(join(root, "sub"), ["check"], { io })).out).toContain("a.survey:1:1 error");
});

describe("build", () => {
  test("writes the outputs of all targets by the names of the contract and lists them", async () => {
    const cwd = folderWith({ "shop.survey": "shop" });
    const { code, out, err } = await rensis(cwd, ["build", "--out-dir", "www"]);
    expect(code).toBe(0);
    const names = [
      "shop.codebook.csv",
      "shop.codebook.html",
      "shop.codebook.json",
      "shop.docx",
      "shop.html",
      "shop.paper.html",
      "shop.schema.json",
    ];
    expect(readdirSync(join(cwd, "www")).sort()).toEqual(names);
    expect(out.trim().split("\n").sort()).toEqual(names.map((n) => `www/${n}`));
    expect(err).toBe("1 survey built, 7 files.\n");
  });

  test("only the targets named; options of the configuration reach them", async () => {
    const config = "outDir: made\nlanguages: [zh-CN]\ntargets:\n  html: { loud: true }\n  codebook:\n";
    const cwd = folderWith({ "shop.survey": "shop", "rensis.yaml": config });
    await rensis(cwd, ["build", "--target", "html"]);
    expect(readdirSync(join(cwd, "made"))).toEqual(["shop.html"]);
    expect(readFileSync(join(cwd, "made/shop.html"), "utf8")).toContain(
      '{"loud":true,"languages":["zh-CN"]}',
    );
  });

  test("a wrong option is an error at its line, and nothing is built", async () => {
    const cwd = folderWith({ "shop.survey": "shop", "rensis.yaml": "targets:\n  html:\n    luod: true\n" });
    const { code, out } = await rensis(cwd, ["build"]);
    expect(code).toBe(1);
    expect(out).toContain("rensis.yaml:3:5 error There is no setting “luod” here. Did you mean “loud”?");
    expect(existsSync(join(cwd, "dist"))).toBe(false);
  });

  test("a survey with errors keeps its old outputs; the others are built", async () => {
    const cwd = folderWith({ "a.survey": "ERR", "b.survey": "fine", "dist/a.html": "old" });
    const { code, out } = await rensis(cwd, ["build", "--target", "html"]);
    expect(code).toBe(1);
    expect(readFileSync(join(cwd, "dist/a.html"), "utf8")).toBe("old");
    expect(out).toContain("dist/b.html");
  });

  test.each([
    ["the same stem", "x/shop.survey", "y/shop.survey"],
    ["stems that differ by case", "shop.survey", "y/Shop.survey"],
    ["stems that differ by the writing of an accent", "caf\u00e9.survey", "y/cafe\u0301.survey"],
    ["different stems with one output", "shop.codebook.survey", "shop.survey"],
  ])("%s: the second is a problem, the first is built", async (_, first, second) => {
    const cwd = folderWith({ [first]: "first", [second]: "second" });
    const { code, out } = await rensis(cwd, ["build"]);
    expect(code).toBe(1);
    expect(out).toContain("output-collision");
    expect(readdirSync(join(cwd, "dist")).filter((n) => n.endsWith(".schema.json"))).toHaveLength(1);
  });

  test("in JSON the list of outputs is part of the document", async () => {
    const cwd = folderWith({ "shop.survey": "WARN" });
    const { out } = await rensis(cwd, ["build", "--target", "html", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      outputs: ["dist/shop.html"],
      summary: { errors: 0, warnings: 1 },
    });
  });

  test("the output folder of a workspace may not lead out of it, also through a link", async () => {
    const elsewhere = folderWith({});
    const cwd = folderWith({ "shop.survey": "shop" });
    symlinkSync(elsewhere, join(cwd, "dist"));
    const { code, out } = await rensis(cwd, ["build"]);
    expect(code).toBe(1);
    expect(out).toContain("output-outside");
    expect(readdirSync(elsewhere)).toEqual([".git"]);
    // A folder the user names is the user's own decision.
    expect((await rensis(cwd, ["build", "--out-dir", "dist"])).code).toBe(0);
  });
});

describe("format", () => {
  test("rewrites what is not formatted and nothing else", async () => {
    const cwd = folderWith({ "a.survey": "a   b\n", "b.survey": "a b\n", "c.survey": "ERR   x\n" });
    const { code, out } = await rensis(cwd, ["format"]);
    expect(code).toBe(1);
    expect(out).toContain("c.survey:1:1 error");
    expect(["a", "b", "c"].map((n) => readFileSync(join(cwd, `${n}.survey`), "utf8"))).toEqual([
      "a b\n",
      "a b\n",
      "ERR   x\n",
    ]);
  });

  test("--check changes nothing and lists the files", async () => {
    const cwd = folderWith({ "a.survey": "a   b\n", "b.survey": "a b\n" });
    const { code, out } = await rensis(cwd, ["format", "--check"]);
    expect([code, out]).toEqual([1, "a.survey\n"]);
    expect(readFileSync(join(cwd, "a.survey"), "utf8")).toBe("a   b\n");
    expect((await rensis(cwd, ["format", "--check", "b.survey"])).code).toBe(0);
  });

  test.each([
    ["well-formed", "a   b", 0, "a b\n", ""],
    ["with errors it comes out unchanged", "ERR   b", 1, "ERR   b", "<stdin>.survey:1:1 error"],
  ])("standard input: %s", async (_, text, code, out, err) => {
    const stdin = async () => new TextEncoder().encode(text);
    const result = await rensis(folderWith({}), ["format", "-"], { io: { stdin } });
    expect([result.code, result.out]).toEqual([code, out]);
    expect(result.err).toContain(err);
  });

  test("standard input that is no text", async () => {
    const stdin = async () => new Uint8Array([0xff, 0xfe, 0x00]);
    const { code, out, err } = await rensis(folderWith({}), ["format", "-"], { io: { stdin } });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("not UTF-8");
  });

  test("a link stays a link; its target is rewritten", async () => {
    const cwd = folderWith({ "real.survey": "a   b\n" });
    symlinkSync("real.survey", join(cwd, "link.survey"));
    await rensis(cwd, ["format", "link.survey"]);
    expect(readFileSync(join(cwd, "real.survey"), "utf8")).toBe("a b\n");
  });
});

describe("init", () => {
  test.each(["zh", "en"])(
    "writes a survey and a configuration (%s), and never overwrites",
    async (locale) => {
      const cwd = folderWith({});
      const first = await rensis(cwd, ["init", "new/place", "--locale", locale]);
      expect(first.code).toBe(0);
      expect(readdirSync(join(cwd, "new/place")).sort()).toEqual(["rensis.yaml", "visit.survey"]);
      writeFileSync(join(cwd, "new/place/visit.survey"), "mine");
      const again = await rensis(cwd, ["init", "new/place", "--locale", locale]);
      expect(again.code).toBe(1);
      expect(readFileSync(join(cwd, "new/place/visit.survey"), "utf8")).toBe("mine");
      expect((await rensis(cwd, ["check", "new/place"])).code).toBe(0);
    },
  );

  test("does not write through a dangling link", async () => {
    const elsewhere = folderWith({});
    const cwd = folderWith({});
    symlinkSync(join(elsewhere, "target"), join(cwd, "visit.survey"));
    expect((await rensis(cwd, ["init"])).code).toBe(1);
    expect(existsSync(join(elsewhere, "target"))).toBe(false);
  });
});

describe("bad files", () => {
  test.each([
    ["not UTF-8", new Uint8Array([0x61, 0xff, 0xfe]), "not-utf8"],
    ["binary", new Uint8Array([0x61, 0, 0x62]), "not-utf8"],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0x00]), "not-utf8"],
    ["too large", new Uint8Array(8_000_001).fill(0x61), "file-too-large"],
  ])("%s is one diagnostic", async (_, bytes, code) => {
    const cwd = folderWith({ "a.survey": bytes, "b.survey": "fine" });
    for (const command of ["check", "build", "format"]) {
      const result = await rensis(cwd, [command]);
      expect(result.code).toBe(1);
      expect(result.out.match(/ error /g)).toHaveLength(1);
      expect(result.out).toContain(code);
    }
  });

  test("a byte order mark is accepted", async () => {
    const cwd = folderWith({ "a.survey": "\ufefffine" });
    expect((await rensis(cwd, ["check"])).code).toBe(0);
  });

  test("a folder called like a survey is searched, not read", async () => {
    const cwd = folderWith({ "a.survey": "fine" });
    mkdirSync(join(cwd, "b.survey"));
    expect((await rensis(cwd, ["check"])).code).toBe(0);
    expect((await rensis(cwd, ["check", "b.survey"])).code).toBe(2);
  });

  test("a link that leads out of the workspace is not read", async () => {
    const elsewhere = folderWith({ "secret.txt": "ERR secret" });
    const cwd = folderWith({ "rensis.yaml": "" });
    symlinkSync(join(elsewhere, "secret.txt"), join(cwd, "a.survey"));
    const { code, out } = await rensis(cwd, ["check", "a.survey"]);
    expect(code).toBe(1);
    expect(out).toContain("import-outside-workspace");
    expect(out).not.toContain("secret");
  });
});
