import type { ComponentChildren } from "preact";
import type { Inline, Text } from "../../../instrument/model.js";
import type { PageContext } from "./context.js";

/** A text of the author's with its emphasis and links; pipes are marked and named by what they print. */
export function rich(cx: PageContext, text: Text): ComponentChildren {
  return text.parts.map((part) => inline(cx, part));
}

function inline(cx: PageContext, part: Inline): ComponentChildren {
  switch (part.kind) {
    case "text":
      return part.value;
    case "break":
      return <br />;
    case "paragraph":
      return [<br />, <br />];
    case "em":
      return <em>{part.children.map((child) => inline(cx, child))}</em>;
    case "strong":
      return <strong>{part.children.map((child) => inline(cx, child))}</strong>;
    case "link":
      return link(cx, part.href, part.children);
    case "pipe":
      return <span class="pipe">{`{${cx.words.pipe(part.expr)}}`}</span>;
    case "number":
      return cx.words.lookup.questions.get(part.question)?.number ?? part.question;
  }
}

/** An instrument may come from anywhere: only addresses that cannot run script become links. */
function link(cx: PageContext, href: string, children: Inline[]): ComponentChildren {
  const content = children.map((child) => inline(cx, child));
  return /^(https?:|mailto:)/i.test(href) ? (
    <a href={href} rel="noopener noreferrer">
      {content}
    </a>
  ) : (
    content
  );
}
