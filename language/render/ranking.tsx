import type { RankingDomain } from "../instrument/model.js";
import { guarded, type RenderContext } from "./context.js";
import { groupName, MissingList, OptionWords, shown } from "./options.js";
import { fillText } from "./texts.js";

/**
 * Putting things in order without dragging: each item has a list of places and buttons to move it; the
 * page keeps the list sorted and says each move. On paper the places are written into the boxes.
 */
export function Ranking(props: { cx: RenderContext; variable: string; domain: RankingDomain; id: string }) {
  const { cx, variable, domain, id } = props;
  const options = shown(domain.options);
  const top = Math.min(domain.top ?? options.length, options.length);
  const places = Array.from({ length: top }, (_, i) => i + 1);
  return (
    <>
      <ol class="rank" data-top={top}>
        {options.map((option, i) => (
          <li data-value={String(option.value)} {...guarded(option.guard)}>
            <select
              class="in"
              id={i === 0 ? id : `${id}-${i}`}
              name={`${groupName(cx, variable)}-${i}`}
              aria-labelledby={`${id}w ${id}o${i}`}
            >
              <option value="">–</option>
              {places.map((place) => (
                <option value={place}>{place}</option>
              ))}
            </select>
            <span class="ot" id={`${id}o${i}`}>
              <OptionWords cx={cx} option={option} />
            </span>
            <span class="mv">
              <MoveButton
                cx={cx}
                act="add"
                sign="+"
                words={cx.t.rankAdd}
                label={`${id}o${i}`}
                id={`${id}a${i}`}
              />
              <MoveButton
                cx={cx}
                act="up"
                sign="↑"
                words={cx.t.rankUp}
                label={`${id}o${i}`}
                id={`${id}u${i}`}
              />
              <MoveButton
                cx={cx}
                act="down"
                sign="↓"
                words={cx.t.rankDown}
                label={`${id}o${i}`}
                id={`${id}d${i}`}
              />
            </span>
          </li>
        ))}
      </ol>
      <span class="vh" id={`${id}w`} {...cx.ui}>
        {cx.t.rankOf}
      </span>
      <MissingList cx={cx} variable={variable} type="checkbox" missing={domain.missing} />
    </>
  );
}

interface Move {
  cx: RenderContext;
  act: "add" | "up" | "down";
  sign: string;
  words: string;
  label: string;
  id: string;
}

function MoveButton({ cx, act, sign, words, label, id }: Move) {
  return (
    <button type="button" class="ib" id={id} data-do={`rank-${act}`} aria-labelledby={`${id}w ${label}`}>
      <span aria-hidden="true">{sign}</span>
      <span class="vh" id={`${id}w`} {...cx.ui}>
        {words}
      </span>
    </button>
  );
}

export function rankingHint(cx: RenderContext, domain: RankingDomain): string {
  const n = shown(domain.options).length;
  const top = domain.top ?? n;
  return top >= n ? fillText(cx.t.rankAll, { n }) : fillText(cx.t.rankTop, { n: top });
}
