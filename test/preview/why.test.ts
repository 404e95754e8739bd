import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { evaluate } from "../../language/answers/index.js";
import { whyNotAsked } from "../../language/answers/why/index.js";
import type { Locale } from "../../language/diagnostics/define.js";
import { createSurveyServices } from "../../language/services.js";

const source = `survey shop "Shop" {
  language en
}
scale agreement 1..7 {
  1 "Strongly disagree"
  7 "Strongly agree"
}
choices nonresponse {
  refused = -9 "No answer" missing
}
page one "One" {
  number age "How old are you?" 0..120 unit "years" plus nonresponse
  yesno driver "Do you drive?"
  multiple channels "Which have you used?" {
    app "The app"
    web "The web"
    never "Neither" exclusive
  }
  rate service "How far do you agree?" on agreement {
    prompt "They come in time."
    kind "They are kind."
    fast "They are fast." when driver
  }
}
page two "Two" {
  if mean(service) < 3 or channels has never {
    open why "What made you unhappy?"
    open what "What could be better?"
  }
  if age >= 18 and driver {
    text car "Which car?"
  } else {
    text bike "Which bicycle?"
  }
  stop minor "Adults only" when age < 10
  text last "Anything else?"
  text note "On paper" paper only
}
`;

function why(answers: AnswerDocument, locale: Locale = "en"): string[] {
  const { instrument } = createSurveyServices({ files: { read: () => ({ text: source }) } }).draft(
    "file:///s.survey",
  );
  if (!instrument) throw new Error("no instrument");
  const evaluation = evaluate(instrument, answers, { medium: "web" });
  return whyNotAsked(instrument, evaluation, { locale, medium: "web" }).map(
    ({ state, condition, because, members }) => {
      const names = members.map(({ question, entry }) => entry?.variable.name ?? question.id);
      return `${names.join(", ")} · ${state} · ${condition} · ${because.map((each) => `${each.text} [${each.variable ?? ""}]`).join("; ")}`;
    },
  );
}

describe("why a question is not asked", () => {
  it("before anything is answered: which answers are awaited", () => {
    expect(why({})).toEqual([
      "fast · open · “Do you drive?” is “Yes” · “Do you drive?” is not answered yet [driver]",
      "why, what · open · the mean of “How far do you agree?” is less than 3 or “Which have you used?” includes “Neither” · there is no value yet for the mean of “How far do you agree?” [prompt]; “Which have you used?” is not answered yet [channels]",
      "car · open · “How old are you?” is at least 18 years and “Do you drive?” is “Yes” · “How old are you?” is not answered yet [age]; “Do you drive?” is not answered yet [driver]",
      "bike · open · “How old are you?” is less than 18 years or “Do you drive?” is “No” · “How old are you?” is not answered yet [age]; “Do you drive?” is not answered yet [driver]",
      "note · medium · asked on paper only · ",
    ]);
  });

  it("when answers rule it out: their values", () => {
    const said = why({
      age: 40,
      driver: false,
      channels: ["app", "web"],
      prompt: 5,
      kind: 4,
    });
    expect(said[0]).toContain("fast · no");
    expect(said[0]).toContain("“Do you drive?” is “No” [driver]");
    expect(said[1]).toContain("the mean of “How far do you agree?” is 4.5 [prompt]");
    expect(said[1]).toContain("“Which have you used?” includes all of “The app” and “The web” [channels]");
    // The other half of the condition holds and is no reason.
    expect(said[2]).toMatch(/^car · no · .* · “Do you drive\?” is “No” \[driver\]$/);
  });

  it("when a reason was given in place of an answer", () => {
    expect(why({ age: "refused", driver: true }).find((each) => each.startsWith("car"))).toContain(
      "“How old are you?” is “No answer” [age]",
    );
  });

  it("after a stop: the condition that ended the interview", () => {
    const said = why({
      age: 5,
      driver: true,
      channels: [],
      prompt: 1,
      kind: 1,
      fast: 1,
    });
    expect(said.find((each) => each.startsWith("last"))).toBe(
      "last · ended · the interview ended: “How old are you?” is less than 10 years · “How old are you?” is 5 years [age]",
    );
  });

  it("in Chinese", () => {
    const said = why({ age: 40, driver: false, channels: [] }, "zh");
    expect(said.join("\n")).toContain("“Do you drive?”为“否” [driver]");
    expect(said.join("\n")).toContain("“Which have you used?”一项也没有选 [channels]");
  });
});
