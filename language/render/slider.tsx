import type { NumberDomain } from "../instrument/model.js";
import { Rich } from "./inline.js";
import type { ControlProps } from "./inputs.js";
import { groupName } from "./options.js";

/**
 * A line to choose a position on. It has no position until one is chosen: the page hides the handle and
 * counts nothing before. The field beside it takes the same number by keyboard; a visual analogue line
 * shows none.
 */
export function Slider(props: ControlProps & { domain: NumberDomain }) {
  const { cx, domain, id, variable, labelledBy, describedBy, required } = props;
  const name = groupName(cx, variable);
  const min = domain.min ?? 0;
  const max = domain.max ?? 100;
  const step = domain.step ?? 10 ** -domain.decimals;
  const line = domain.slider?.line ?? false;
  return (
    <div class={`sl${line ? " vas" : ""}`}>
      <div class="track">
        <input
          type="range"
          id={id}
          class="unset"
          min={min}
          max={max}
          step={step}
          {...(labelledBy ? { "aria-labelledby": labelledBy } : {})}
          {...(describedBy ? { "aria-describedby": describedBy } : {})}
          aria-valuetext={cx.t.live.notSet}
        />
        <div class="ends">
          <span>{domain.slider?.left ? <Rich cx={cx} text={domain.slider.left} /> : min}</span>
          <span>{domain.slider?.right ? <Rich cx={cx} text={domain.slider.right} /> : max}</span>
        </div>
      </div>
      {line ? null : (
        <label class="unit">
          <span class="vh" {...cx.ui}>
            {cx.t.sliderValue}
          </span>
          <input
            class="in w4"
            type="text"
            name={name}
            inputMode={min < 0 ? "text" : "decimal"}
            autocomplete="off"
            {...(required ? { "aria-required": "true" as const } : {})}
          />
          {domain.unit ? <span>{domain.unit}</span> : null}
        </label>
      )}
    </div>
  );
}
