import type { Instrument } from "../../../language/instrument/model.js";
import { and, call, op, points, ref, type ShortOption, survey } from "../../support/build-instrument.js";

import { place, text } from "./fixture-parts.js";

/** Markup and script in every text an author can write. */
export const nasty =
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a text that must stay as it is
  "<img src=x onerror=window.pwned=1><script>window.pwned=1</script></script></style></textarea></title>--><!--]]>{{x}}${x}\u2028\u2029\"'`&amp;&#60;b&#62; javascript:window.pwned=1";

export function hostile(): Instrument {
  const bad = { label: nasty, help: nasty };
  const s = survey("hostile", { title: nasty, language: "en", version: nasty, answers: "required" });
  const options: ShortOption[] = [
    { name: "a", label: nasty, help: nasty, specify: true },
    { name: "</script><script>window.pwned=1</script>", label: nasty },
    { name: "c", label: nasty, missing: true },
  ];
  s.page("p1", { title: nasty })
    .section(nasty)
    .note("n1", nasty)
    .note("n2", nasty, true)
    .single("single", options, bad)
    .single("drop", options, bad)
    .multiple("multiple", options, bad)
    .rate(
      "rate",
      points(1, 5, { 1: nasty, 5: nasty }),
      [
        { id: "r1", label: nasty },
        { id: "r2", label: nasty },
      ],
      { ...bad, columns: ["X", "Y"] },
    )
    .differential("diff", points(1, 5), [{ id: "d1", label: nasty, opposite: nasty }], bad)
    .ranking(
      "rank",
      options.map((o) => (typeof o === "object" ? { ...o, specify: false } : o)),
      bad,
    )
    .allocate(
      "alloc",
      10,
      [
        { id: "x1", label: nasty },
        { id: "x2", label: nasty },
      ],
      bad,
    )
    .number("num", { unit: nasty, min: 0 }, bad)
    .number(
      "slide",
      { min: 0, max: 10, slider: { line: false, left: text("a", nasty), right: text("b", nasty) } },
      bad,
    )
    .text("open", { lines: 3 }, bad)
    .grid("grid", [{ id: "g1", label: nasty }], { c: { type: "text", lines: 1, missing: [] } }, bad)
    .when(op(ref("open"), "is", { k: "text", parts: [{ kind: "text", value: nasty }] }), (b) =>
      b.text("echo", {}, bad),
    )
    .check("ck", op(ref("num"), "<", 5), ["num"])
    .confirm("cf", and(op(ref("num"), "<", 3), call("answered", ref("num"))), ["num"])
    .stop("st", op(ref("num"), "is", 4));
  s.page("p2").text("last", {}, bad);
  const made = s.build();
  made.questions.find((q) => q.id === "drop")!.appearance = { as: "dropdown" };
  for (const q of made.questions) {
    q.instruction = text("i", nasty);
    q.probes = [text("p", nasty)];
    q.number = "<b>1</b>";
    for (const column of q.columns) column.label = text("c", nasty);
  }
  for (const page of made.pages)
    for (const item of page.items) {
      if (item.kind === "check" || item.kind === "confirm") item.message = text("m", nasty);
      if (item.kind === "stop") item.text = text("m", nasty);
    }
  const first = made.questions[0]!;
  first.label = {
    key: "l",
    parts: [
      { kind: "link", href: "javascript:window.pwned=1", children: [{ kind: "text", value: nasty }] },
      {
        kind: "link",
        href: 'https://example.com/"><script>',
        children: [{ kind: "strong", children: [{ kind: "text", value: nasty }] }],
      },
      { kind: "pipe", expr: ref("open"), fallback: [{ kind: "text", value: nasty }] },
    ],
  };
  made.welcome = text("w", nasty);
  made.thanks = { text: first.label, show: [{ scores: ["sc"], as: "bar" }], at: place };
  return made;
}
