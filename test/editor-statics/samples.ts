/** Texts to colour: every questionnaire of the repository, every sample of the documents, and what they lack. */
import { readFileSync } from "node:fs";
import { samplesOf } from "../examples/blocks.js";
import { corpus } from "../syntax/corpus.js";

const root = new URL("../../", import.meta.url);

/** Words of the language that no questionnaire happens to use. */
const rest = `survey rest "Rest" {
  language en
}
import "rensis:scales/en"
date d "When?" month with nonresponse
compute a = d + 1 day - 2 days + 1 week + 3 hours - 1 hour + 5 minutes - 1 minute + 1 year - 2 years
compute b = d - 1 month
compute c = true
score s "S" = sum(x) {
  0..3 "low" advice "Take care."
}
`;

const documents = ["docs/language.md", "docs/language.zh-CN.md", "README.md", "client/static/README.md"];

export const samples: { at: string; text: string }[] = [
  ...corpus.map(([at, text]) => ({ at, text })),
  ...documents.flatMap((path) => samplesOf(path, readFileSync(new URL(path, root), "utf8"))),
  { at: "the rest", text: rest },
];
