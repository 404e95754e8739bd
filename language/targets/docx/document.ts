/** The whole document: page, running head and foot, styles, and the questionnaire itself. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { fill } from "../paper/texts.js";
import type { DocxContext } from "./context.js";
import { flow } from "./flow.js";
import { MARGIN, pageSize } from "./measures.js";
import { QUESTIONS, questionLevel } from "./numbering.js";
import { stylesOf } from "./styles.js";
import { clean } from "./words.js";
import { written } from "./write.js";

const LOOK = { size: 16, color: "666666" };

export function documentOf(cx: DocxContext): Document {
  const { size } = cx.options;
  const { authors } = cx.instrument;
  return new Document({
    title: clean(cx.words.text(cx.instrument.title)),
    ...(authors.length > 0 ? { creator: clean(authors.join(", ")) } : {}),
    // The newest behaviour of word processors, not that of the oldest file they know.
    compatibility: { version: 15 },
    styles: stylesOf(cx),
    numbering: {
      config: [{ reference: QUESTIONS, levels: [questionLevel(cx.numbering.start)] }],
    },
    sections: [
      {
        properties: {
          page: {
            size: pageSize(size),
            margin: {
              top: MARGIN.top,
              bottom: MARGIN.bottom,
              left: MARGIN.side,
              right: MARGIN.side,
              header: MARGIN.edge,
              footer: MARGIN.edge,
            },
          },
        },
        headers: { default: new Header({ children: [runningHead(cx)] }) },
        footers: { default: new Footer({ children: [runningFoot(cx)] }) },
        children: written(flow(cx)),
      },
    ],
  });
}

/** Title at the left, form and version at the right. */
function runningHead(cx: DocxContext): Paragraph {
  const { id, version, title } = cx.instrument;
  const form = [id, version === undefined ? "" : fill(cx.t.version, { version })].filter(Boolean).join(" · ");
  return new Paragraph({
    style: "Normal",
    tabStops: [{ type: TabStopType.RIGHT, position: cx.width }],
    children: [
      new TextRun({ ...LOOK, text: clean(cx.words.text(title)) }),
      new TextRun({ ...LOOK, children: [new Tab(), clean(form)] }),
    ],
  });
}

/** `Page n of m` in the words of the document, counted by the word processor. */
function runningFoot(cx: DocxContext): Paragraph {
  const parts = cx.t.pageOf.split(/(\{[nm]\})/);
  return new Paragraph({
    style: "Normal",
    alignment: AlignmentType.CENTER,
    children: parts.map(
      (part) =>
        new TextRun({
          ...LOOK,
          children: [part === "{n}" ? PageNumber.CURRENT : part === "{m}" ? PageNumber.TOTAL_PAGES : part],
        }),
    ),
  });
}
