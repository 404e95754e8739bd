/** A name changes everywhere it is used. */
import { describe, expect, test } from "vitest";
import { zoo } from "../../symbols/corpus.js";
import { head, rename } from "./support.js";

describe("what is renamed", () => {
  const cases: [string, string, string, string][] = [
    [
      "a question: in conditions, pipes, numbers, keys and options that were chosen",
      `${head}multiple us¦ed "U" { a "A" b "B" }
single most "M" from chosen(used) when count(used) > 1
if used has a { note "{used} {#used} {used.label | "none"}" }
`,
      "benutzt",
      `${head}multiple benutzt "U" { a "A" b "B" }
single most "M" from chosen(benutzt) when count(benutzt) > 1
if benutzt has a { note "{benutzt} {#benutzt} {benutzt.label | "none"}" }
`,
    ],
    [
      "an option, from where it is compared",
      `${head}single sex "Sex" { female "F" male "M" }\nif sex is fem¦ale or sex in [female, male] { note "N" }\n`,
      "woman",
      `${head}single sex "Sex" { woman "F" male "M" }\nif sex is woman or sex in [woman, male] { note "N" }\n`,
    ],
    [
      "an option with words of its own, which are a variable, too",
      `${head}single way "Way" { a "A" oth¦er "O" specify }\nnote "{way.other}" when way is other\n`,
      "else_",
      `${head}single way "Way" { a "A" else_ "O" specify }\nnote "{way.else_}" when way is else_\n`,
    ],
    [
      "an item by its own name and behind that of its battery",
      `${head}rate r "R" on 1..5 { it¦em1 "I" b "B" }\ncompute x = item1 + r.item1\ndimension d "D" = item1, r.b\n`,
      "项目",
      `${head}rate r "R" on 1..5 { 项目 "I" b "B" }\ncompute x = 项目 + r.项目\ndimension d "D" = 项目, r.b\n`,
    ],
    [
      "a scale and a list",
      `${head}scale agr¦ee 1..5 { 1 "N" 5 "Y" }\nrating a "A" on agree\nrate b "B" on agree { 1 "One" }\n`,
      "consent5",
      `${head}scale consent5 1..5 { 1 "N" 5 "Y" }\nrating a "A" on consent5\nrate b "B" on consent5 { 1 "One" }\n`,
    ],
    [
      "a perspective of all the batteries that share it out",
      zoo[2]!.files["main.survey"]!.replace(`as E "期望"`, `as ¦E "期望"`),
      "Q",
      zoo[2]!.files["main.survey"]!.replaceAll(`as E "期望"`, `as Q "期望"`)
        .replace("P - E", "P - Q")
        .replace("mean(E)", "mean(Q)")
        .replaceAll(".E", ".Q"),
    ],
    [
      "a column of a grid",
      `${head}grid g "G" { column number co¦unt "C" 0..9 x "X" }\ncompute y = g.x.count + sum(g.count)\n`,
      "n",
      `${head}grid g "G" { column number n "C" 0..9 x "X" }\ncompute y = g.x.n + sum(g.n)\n`,
    ],
    [
      "a score, a computed value",
      `${head}number a "A" 0..9\ncompute c = a + 1\nscore sc¦ore "S" = c + 1\nthanks "{score}" { show score, c }\n`,
      "total",
      `${head}number a "A" 0..9\ncompute c = a + 1\nscore total "S" = c + 1\nthanks "{total}" { show total, c }\n`,
    ],
    ["the survey itself", `survey o¦ld "S"\nyesno a "A"\n`, "new", `survey new "S"\nyesno a "A"\n`],
    [
      "a name in full-width letters is the same name",
      `${head}number q¦１ "A" 0..9\ncompute c = q1 + q１\n`,
      "age",
      `${head}number age "A" 0..9\ncompute c = age + age\n`,
    ],
  ];
  test.each(cases)("%s", async (_, before, newName, after) => {
    expect(await rename({ "main.survey": before }, newName)).toEqual({ files: { "main.survey": after } });
  });
});

describe("across files", () => {
  const lists = `scale agree 1..5 { 1 "N" 5 "Y" }\nchoices places { home "H" work "W" }\n`;

  test("what a file declares is renamed in all that import it, open or not", async () => {
    const uses = `${head}import "./lists.survey"\nrating a "A" on agree\nsingle b "B" from places\nif b is home { note "N" }\n`;
    const qualified = `${head}import "../lists.survey" as l\nrating a "A" on l . agree\n`;
    const files = {
      "lists.survey": lists.replace("agree", "ag¦ree"),
      "a.survey": uses,
      "in/b.survey": qualified,
    };
    expect(await rename(files, "consent5")).toEqual({
      files: {
        "lists.survey": lists.replace("agree", "consent5"),
        "a.survey": uses.replace("on agree", "on consent5"),
        "in/b.survey": qualified.replace("l . agree", "l . consent5"),
      },
    });
    const option = { ...files, "lists.survey": lists.replace("home", "ho¦me") };
    expect(await rename(option, "flat")).toEqual({
      files: {
        "lists.survey": lists.replace("home", "flat"),
        "a.survey": uses.replace("is home", "is flat"),
      },
    });
  });

  test("a qualifier, in names with dots and in those that data put together", async () => {
    const { files } = zoo[0]!;
    const main = files["main.survey"]!;
    const result = await rename({ ...files, "main.survey": main.replace("as x\n", "as ¦x\n") }, "src");
    const expected = main
      .replace("as x\n", "as src\n")
      .replace(/\bx( ?)\.( ?)(quality|care)/g, "src$1.$2$3")
      .replace(/\bx_/g, "src_");
    expect(result).toEqual({ files: { "main.survey": expected } });
  });

  test("an imported dimension, also within the names that data put together", async () => {
    const { files } = zoo[0]!;
    const constructs = files["constructs.survey"]!;
    const main = files["main.survey"]!;
    const result = await rename(
      { ...files, "constructs.survey": constructs.replace("dimension care", "dimension ca¦re") },
      "service",
    );
    expect(result).toEqual({
      files: {
        "constructs.survey": constructs.replace("dimension care", "dimension service"),
        "main.survey": main.replace("x . care", "x . service").replaceAll("x_care", "x_service"),
      },
    });
  });

  test("a question that only a key in a module speaks of", async () => {
    const { files } = zoo[1]!;
    const result = await rename(
      { ...files, "keys.survey": `dimension both "Both" = b¦ig 1..2, named\n` },
      "huge",
    );
    expect(result).toEqual({
      files: {
        "main.survey": files["main.survey"]!.replace("rate big", "rate huge"),
        "keys.survey": files["keys.survey"]!.replace("big", "huge"),
      },
    });
  });
});

test("a name that data put together with it, where one of them is shown", async () => {
  const main = zoo[2]!.files["main.survey"]!;
  const shown = await rename({ "m.survey": main.replace("score 期望", "score 期¦望") }, "e");
  expect(shown).toEqual({
    files: {
      "m.survey": main
        .replace("score 期望", "score e")
        .replace("期望.速度", "e.速度")
        .replace("期望_速度", "e_速度"),
    },
  });
  const refused = await rename({ "m.survey": main.replace("dimension 速度", "dimension 速¦度") }, "v");
  expect(refused).toMatchObject({ refused: "collision" });
});

test("a name in a file with mistakes is renamed as far as it is understood", async () => {
  const text = `${head}number a¦ge "A" 0..9\nif age > { note "{age" }\nif age > 3 { note "{age}" \n`;
  const result = await rename({ "m.survey": text }, "years_old");
  const after = "files" in result ? result.files["m.survey"]! : "";
  expect(after).toContain(`number years_old "A"`);
  expect(after).toContain("if years_old > 3");
});
