/** Questionnaires to try refactorings on: all examples, all samples of the reference, and one made of odd cases. */
import { readdirSync, readFileSync } from "node:fs";
import { samplesOf } from "../examples/blocks.js";

const root = new URL("../../", import.meta.url);

/** Name and text of each. */
export function samples(): [string, string][] {
  const examples = readdirSync(new URL("examples/", root), { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map(({ name }): [string, string] => [
      name,
      readFileSync(new URL(`examples/${name}/${name}.survey`, root), "utf8"),
    ]);
  const reference = samplesOf("language.md", readFileSync(new URL("docs/language.md", root), "utf8"));
  return [
    ...examples,
    ...reference.map(({ at, text }): [string, string] => [at, text]),
    ["odd", ODD],
    ["windows", ODD.replaceAll("\n", "\r\n")],
  ];
}

const ODD = `survey odd "Odd things" {
  language en
}

import "rensis:scales/en"   // stays
import "rensis:demographics/en" as d

choices fruit unit "pieces" {
  1 ..2   // few
  2 3..
}
single apples "How many apples?" unit "pieces" {
  1 ..2
  2 3..
}
single pears "How many pears?" unit "pieces" { 1 ..2 "few"
  2 3.. }
single plums "How many plums?" from fruit
scale mood 1..3 { 1 "Bad"  3 "Good" }
rating today_mood "How are you?" on mood
single yesterday "And yesterday?" on mood { 9 "No idea" missing } // comment
single week "And last week?" from d.gender
rating own "Own points" {
  "low"
  "mid"
  "high"
}
rating own2 "Own points again" when apples is 1 {
  "low"
  "mid"
  "high"
}
rating between "Between" on 1..5 buttons {
  1 "Poor"
  5 "Good"
}

single "What is your favourite colour in the world?" {
  red "Red"
  /* none */ blue "Blue" { phrase "the blue one" help """
    A long
      explanation
    """ }
}
single "您最喜欢的颜色是什么？" {
  red "红"
  blue "蓝"
}
open "3 things you like" lines 3
text line1 "One line" length 2..20 optional

rate habits "How often?" on frequency5 """
  1. I plan "my" day.
  2. I put things off. (R)
  Some \\ backslash
  """

dimension care "Care" {
  1 "I care"
  2 "I do not" reversed
}
dimension key "Key" = habits 1, habits 2
rate cared "About you" on agreement5 of care

multiple pets "Pets" max 2 {
  cat   "Cat"
  dog   "Dog"
  other "Other" specify
  none  "None" exclusive
}
multiple pets2 "More pets" { cat "Cat"  dog "Dog"  }
single one "One" dropdown required {
  1 "A"
  2 "B"
  9 "No idea" missing
}
if pets has any [cat, dog] and not pets2 has cat {
  /** About the animals. */
  open "Tell me about {pets}"
  note """
    Two
      lines
    """
  if one is 1 { note "one line" }
} else {
  yesno sure "Sure?"
}
if one is not 2 {
  note "Not two: {one}"
  yesno again "Again?" when answered(one)
}
if (one is 1) or (own >= 2 and apples in [1]) {
  yesno both "Both?"
} else { yesno neither "Neither?" }
if one in [1, 2] {
  text reason "Why {one | "nothing"}?"
  number n "How many?" 0..9
} // trailing
section "Part" {
  yesno in_part "In part?" when one not in [2]
  number after_it "Number" 0..5 when one not in [2]
}
section "Only a heading"
check n < 9 "Too many"
page last "Last" {
  yesno p1 "P1"
  number p2 "P2" 0..9 optional when p1
  note "Hello" when p1
}
page {
  open p3 "P3"
}
compute total = n + 1
score s1 "S" = mean(habits)
thanks "Bye"
`;
