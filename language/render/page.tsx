import type { ComponentType } from "preact";
import type { PageItem } from "../instrument/model.js";
import { at, guarded, type RenderContext } from "./context.js";
import { Paragraphs, Rich } from "./inline.js";
import { QuestionView } from "./question.js";
import type { Screen, ScreenItem } from "./screens.js";
import { Only } from "./shell.js";
import { fillText } from "./texts.js";

export interface ScreenProps {
  cx: RenderContext;
  screen: Screen;
  index: number;
  /** Draws an item in place of `ItemView`. */
  item?: ComponentType<ItemProps>;
}

/** One screen: heading, notes, sections and questions, and the places where failed checks speak. */
export function ScreenView({ cx, screen, index, item: View = ItemView }: ScreenProps) {
  const { page, part } = screen;
  return (
    <section
      class={`page ask${screen.items.length > 40 ? " big" : ""}`}
      id={`s${index}`}
      data-page={page.id}
      {...guarded(page.guard)}
      {...at(cx, page.at)}
    >
      <Only cx={cx} guard={page.guard} />
      {page.title ? (
        <h2 tabIndex={-1}>
          <Rich cx={cx} text={page.title} />
        </h2>
      ) : null}
      {page.help && part === 0 ? <Paragraphs cx={cx} text={page.help} class="help" /> : null}
      <MarkLegend cx={cx} screen={screen} />
      {screen.items.map((item) => (
        <View {...itemProps(cx, screen, item)} />
      ))}
    </section>
  );
}

/** Says what the marks mean, on every screen that has one; as long as none is to be seen, it says nothing. */
function MarkLegend({ cx, screen }: { cx: RenderContext; screen: Screen }) {
  const all = cx.instrument.answers === "required";
  const marked = screen.items.flatMap(({ item }) => {
    const q = item.kind === "question" ? cx.questions.get(item.question) : undefined;
    return q && (all || q.response === "required") ? [item.guard ?? q.guard] : [];
  });
  if (marked.length === 0) return null;
  const [only, ...others] = new Set(marked);
  const guard = others.length > 0 || only === screen.page.guard ? undefined : only;
  return (
    <p class="legend" {...guarded(guard)} {...cx.ui}>
      {all ? cx.t.optionalLegend : cx.t.requiredLegend}
    </p>
  );
}

export interface ItemProps {
  cx: RenderContext;
  entry: ScreenItem;
  /** Guard of the page, which the item need not repeat. */
  pageGuard?: number;
  /** Has the page a heading? */
  titled: boolean;
}

/** What an item is told by the screen it stands on. */
export function itemProps(cx: RenderContext, { page }: Screen, entry: ScreenItem): ItemProps {
  return { cx, entry, pageGuard: page.guard, titled: page.title !== undefined };
}

/** One item of a screen: at most one element. */
export function ItemView({ cx, entry, pageGuard, titled }: ItemProps) {
  const { item, rows } = entry;
  // Levels of headings are not skipped on a page without a title.
  const Heading = titled ? "h3" : "h2";
  const guard = item.guard === pageGuard ? undefined : item.guard;
  switch (item.kind) {
    case "question": {
      const q = cx.questions.get(item.question);
      if (!q || q.medium === "paper") return null;
      return (
        <QuestionView cx={cx} q={q} guard={guard ?? q.guard} outer={pageGuard} {...(rows ? { rows } : {})} />
      );
    }
    case "section":
      return (
        <div class="sec" {...guarded(guard)} {...at(cx, item.at)}>
          <Heading>
            <Rich cx={cx} text={item.title} />
          </Heading>
          {item.help ? <Paragraphs cx={cx} text={item.help} class="help" /> : null}
        </div>
      );
    case "note":
      return <Note cx={cx} item={item} guard={guard} outer={pageGuard} />;
    case "check":
    case "confirm":
      return (
        <div class="rule" data-rule={item.id} {...at(cx, item.at)}>
          <Paragraphs cx={cx} text={item.message} />
        </div>
      );
    case "stop":
      return <Stop cx={cx} item={item} />;
    case "compute":
      return null;
  }
}

type ItemOf<K extends PageItem["kind"]> = Extract<PageItem, { kind: K }>;

function Note(props: { cx: RenderContext; item: ItemOf<"note">; guard?: number; outer?: number }) {
  const { cx, item, guard, outer } = props;
  if (item.medium === "paper") return null;
  const words = <Paragraphs cx={cx} text={item.text} />;
  const only = <Only cx={cx} guard={item.guard} outer={outer} />;
  if (!item.important) {
    return (
      <div class="note" {...guarded(guard)} {...at(cx, item.at)}>
        {only}
        {words}
      </div>
    );
  }
  return (
    <div class="note imp" role="note" {...guarded(guard)} {...at(cx, item.at)}>
      {only}
      <p class="tag" {...cx.ui}>
        {cx.t.important}
      </p>
      {words}
    </div>
  );
}

/** Where the questionnaire may end early: said on paper; on screen the page goes to its end instead. */
function Stop({ cx, item }: { cx: RenderContext; item: ItemOf<"stop"> }) {
  return (
    <div class="stop only" {...at(cx, item.at)}>
      <p {...cx.ui}>{fillText(cx.t.endsIf, { condition: cx.words.expr(item.when) })}</p>
      <Paragraphs cx={cx} text={item.text} />
    </div>
  );
}
