import type { ChoiceDomain, Domain, Option, Text } from "../instrument/model.js";
import type { RenderContext } from "./context.js";
import { Rich } from "./inline.js";
import { groupName, OptionWords, optionText, shown } from "./options.js";
import { pointLabels, type ScaleFit, scaleFit } from "./scale-fit.js";

/** The points of a scale and how they are drawn. */
export interface ScaleShape {
  points: Option[];
  missing: Option[];
  fit: ScaleFit;
}

/** Shape of a scale; a yes-or-no domain is a scale of two labelled points. `undefined`: not a scale. */
export function scaleShape(cx: RenderContext, domain: Domain): ScaleShape | undefined {
  const choice = asChoice(cx, domain);
  if (!choice || choice.multiple) return undefined;
  const points = shown(choice.options);
  if (points.some((option) => option.specify)) return undefined;
  const fit = scaleFit(pointLabels(points, (option) => optionText(cx, option)));
  return { points, missing: shown(choice.missing), fit };
}

/** Yes and no as options, so that they are drawn like every other choice. */
export function asChoice(
  cx: RenderContext,
  domain: Domain,
  words?: { yes: string; no: string },
): ChoiceDomain | undefined {
  if (domain.type === "choice") return domain;
  if (domain.type !== "boolean") return undefined;
  const at = { file: 0, start: 0, end: 0, line: 1, column: 1 };
  const text = (value: string): Text => ({ key: "", parts: [{ kind: "text", value }] });
  return {
    type: "choice",
    multiple: false,
    ordered: false,
    options: [
      { value: true, code: 1, label: domain.yes ?? text(words?.yes ?? cx.t.yes), at },
      { value: false, code: 0, label: domain.no ?? text(words?.no ?? cx.t.no), at },
    ],
    missing: domain.missing,
  };
}

/** One row of targets. The words of a point are part of its name, also where only a number is seen. */
export function ScaleRow(props: { cx: RenderContext; variable: string; shape: ScaleShape; ends?: Ends }) {
  const { cx, variable, shape } = props;
  const name = groupName(cx, variable);
  return (
    <div class="bp">
      <div class={`sw n${shape.points.length}`}>
        <div class="sc">
          {shape.points.map((option) => (
            <Point cx={cx} name={name} option={option} numbered={shape.fit === "numbers"} />
          ))}
        </div>
        {shape.fit === "numbers" ? <EndLabels cx={cx} shape={shape} ends={props.ends} /> : null}
      </div>
      {shape.missing.length > 0 ? (
        <div class={`ms m${shape.missing.length}`}>
          {shape.missing.map((option) => (
            <Point cx={cx} name={name} option={option} numbered={false} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Point(props: { cx: RenderContext; name: string; option: Option; numbered: boolean }) {
  const { cx, name, option, numbered } = props;
  return (
    <label class="p">
      <input type="radio" name={name} value={String(option.value)} />
      {numbered ? <b>{option.code}</b> : null}
      {numbered && !option.label ? null : (
        <span class={numbered ? "vh" : "pl"}>
          <OptionWords cx={cx} option={option} />
        </span>
      )}
    </label>
  );
}

/** Words at the two ends that replace those of the scale (differential, slider). */
export interface Ends {
  left?: Text;
  right?: Text;
}

/** Labels of the first, middle and last point. Hidden from assistive technology: points carry them. */
export function EndLabels({ cx, shape, ends }: { cx: RenderContext; shape: ScaleShape; ends?: Ends }) {
  const { points } = shape;
  const middle = points.length % 2 === 1 ? points[(points.length - 1) / 2]?.label : undefined;
  const left = ends?.left ?? points[0]?.label;
  const right = ends?.right ?? points.at(-1)?.label;
  if (!left && !right && !middle) return null;
  return (
    <div class="ends" aria-hidden="true">
      <span>{left ? <Rich cx={cx} text={left} /> : null}</span>
      {middle && points.length > 2 && !ends ? (
        <span>
          <Rich cx={cx} text={middle} />
        </span>
      ) : null}
      <span>{right ? <Rich cx={cx} text={right} /> : null}</span>
    </div>
  );
}
