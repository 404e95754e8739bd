import type { Instrument } from "../../../language/instrument/model.js";
import { op, points, ref, survey } from "../../support/build-instrument.js";

import { agree5en, text } from "./fixture-parts.js";

/** Every kind of question, in English. */
export function kitchenEn(): Instrument {
  const s = survey("kitchen", {
    title: "Services at the library",
    language: "en",
    version: "2",
    answers: "requested",
  });
  s.page("consent")
    .consent("agree", {
      label: "I have read the information and take part of my own free will.",
      response: "required",
    })
    .stop("declined", op(ref("agree"), "is", false));
  s.page("visits", { title: "Your visits" })
    .text("name", {}, { label: "What should we call you?", response: "optional" })
    .single(
      "often",
      ["Every day", "Every week", "Every month", "Less often"].map((label, i) => ({ code: i + 1, label })),
      { label: "How often do you visit the library?" },
    )
    .when(op(ref("often"), "is", 4), (b) =>
      b.text("barrier", { lines: 3 }, { label: "What keeps you from coming more often?" }),
    )
    .rate(
      "agreement",
      agree5en,
      [
        { id: "open", label: "The opening hours suit me." },
        {
          id: "staff",
          label: "Staff explain things in a way that I understand, even when I have to ask again.",
        },
        { id: "quiet", label: "I can find a quiet place to work." },
      ],
      {
        label: "How far do you agree with these statements?",
        plus: [{ name: "na", label: "Not applicable" }],
      },
    )
    .multiple(
      "uses",
      [
        { name: "books", label: "Borrowing books" },
        { name: "work", label: "A place to work" },
        { name: "events", label: "Events and courses" },
        { name: "other", label: "Something else", specify: true },
        { name: "none", label: "None of these", exclusive: true },
      ],
      { label: "What do you use the library for?" },
    )
    .rating("nps", points(0, 10, { 0: "Not at all likely", 10: "Extremely likely" }), {
      label: "How likely are you to recommend the library to a friend?",
    });
  s.page("you", { title: "About you", demographics: true })
    .number(
      "born",
      { min: 1900, max: 2020 },
      { label: "In which year were you born?", plus: [{ name: "refused", label: "I would rather not say" }] },
    )
    .yesno("card", { label: "Do you have a library card?" })
    .numbers(
      "owned",
      [
        { id: "books", label: "Books" },
        { id: "films", label: "Films" },
      ],
      { min: 0 },
      { label: "How many do you have at home?" },
    )
    .ranking(
      "prio",
      ["Longer hours", "More books", "More seats"].map((label, i) => ({ code: i + 1, label })),
      { label: "Which matters most to you?" },
    )
    .text("mail", { format: "email" }, { label: "Your e-mail address", response: "optional" })
    .confirm("surebooks", op(ref("owned_books"), "<", 1000), ["owned_books"]);
  const made = s.build();
  made.welcome = text(
    "welcome",
    "We would like to know how the library can serve you better.\n\nThere are no right or wrong answers. It takes about five minutes.",
  );
  made.privacy = "confidential";
  const how = made.questions.find((q) => q.id === "often")!;
  how.label = {
    key: "often",
    parts: [
      { kind: "pipe", expr: ref("name"), fallback: [{ kind: "text", value: "Dear reader" }] },
      { kind: "text", value: ", how " },
      { kind: "em", children: [{ kind: "text", value: "often" }] },
      { kind: "text", value: " do you visit the library?" },
    ],
  };
  const sure = made.pages[2]!.items.find((item) => item.kind === "confirm");
  if (sure?.kind === "confirm") sure.message = text("m", "You have 1000 books or more. Is that right?");
  const stop = made.pages[0]!.items.find((item) => item.kind === "stop");
  if (stop?.kind === "stop")
    stop.text = text("m", "Thank you for your interest. Nothing more is asked of you.");
  return made;
}
