import type { Domain, NumberDomain, TextDomain, TimeDomain } from "../instrument/model.js";
import type { RenderContext } from "./context.js";
import { Dropdown, groupName, MissingList, OptionList } from "./options.js";
import { asChoice } from "./scale.js";
import { Slider } from "./slider.js";
import { fillText } from "./texts.js";

/** How a control is named and described: by the `for` of its label, or by the ids of other elements. */
export interface ControlProps {
  cx: RenderContext;
  variable: string;
  id: string;
  labelledBy?: string;
  describedBy?: string;
  required?: boolean;
}

type Aria = { "aria-labelledby"?: string; "aria-describedby"?: string; "aria-required"?: "true" };

export function aria({
  labelledBy,
  describedBy,
  required,
}: Omit<ControlProps, "cx" | "variable" | "id">): Aria {
  return {
    ...(labelledBy ? { "aria-labelledby": labelledBy } : {}),
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    ...(required ? { "aria-required": "true" as const } : {}),
  };
}

/** Needs its answers a group with a name, or is one control enough? */
export function isSingleControl(domain: Domain, dropdown: boolean): boolean {
  if (domain.missing.length > 0 && !(domain.type === "choice" && dropdown)) return false;
  if (domain.type === "number") return !domain.slider;
  if (domain.type === "choice")
    return dropdown && !domain.multiple && !domain.options.some((option) => option.specify);
  return (
    domain.type === "text" || domain.type === "date" || domain.type === "time" || domain.type === "datetime"
  );
}

/** The control of one variable, with the answers that may stand in its place. */
export function Control(props: ControlProps & { domain: Domain; compact?: boolean }) {
  const { cx, domain, variable } = props;
  const choice = asChoice(cx, domain);
  if (choice) {
    if (choice.multiple) return <OptionList cx={cx} variable={variable} type="checkbox" domain={choice} />;
    if (props.compact) return <Dropdown {...props} domain={choice} />;
    return <OptionList cx={cx} variable={variable} type="radio" domain={choice} />;
  }
  return (
    <>
      <Input {...props} />
      <MissingList
        cx={cx}
        variable={variable}
        name={`${groupName(cx, variable)}m`}
        type="checkbox"
        missing={domain.missing}
      />
    </>
  );
}

function Input(props: ControlProps & { domain: Domain }) {
  const { domain } = props;
  switch (domain.type) {
    case "number":
      return domain.slider ? (
        <Slider {...props} domain={domain} />
      ) : (
        <NumberInput {...props} domain={domain} />
      );
    case "text":
      return <TextInput {...props} domain={domain} />;
    case "date":
    case "time":
    case "datetime":
      return <TimeInput {...props} domain={domain} />;
    default:
      return null;
  }
}

/** A text field with a number keyboard: no spinner, no wheel, any digits; the page reads the number. */
export function NumberInput(props: ControlProps & { domain: NumberDomain; small?: boolean }) {
  const { cx, domain, id, variable } = props;
  const digits =
    Math.max(String(domain.max ?? 99999999).length, String(domain.min ?? 0).length) + domain.decimals;
  const size = digits <= 4 ? "w4" : digits <= 8 ? "w8" : "w12";
  const signed = (domain.min ?? 0) < 0 || domain.min === undefined;
  const field = (
    <input
      class={`in ${size}`}
      id={id}
      type="text"
      name={groupName(cx, variable)}
      inputMode={signed ? "text" : domain.decimals > 0 ? "decimal" : "numeric"}
      autocomplete="off"
      {...aria({ ...props, describedBy: describedByUnit(props) })}
    />
  );
  const unit = domain.currency ?? domain.unit;
  if (!unit) return field;
  return (
    <span class="unit">
      {domain.currency ? (
        <span id={`u${id}`} class="cur">
          {currencySign(domain.currency, cx.instrument.language)}
        </span>
      ) : null}
      {field}
      {domain.currency ? null : <span id={`u${id}`}>{unit}</span>}
    </span>
  );
}

/** `¥`, `€`, `US$`; the code itself where it has no sign. */
function currencySign(code: string, language: string): string {
  try {
    const parts = new Intl.NumberFormat(language, { style: "currency", currency: code }).formatToParts(0);
    return parts.find((part) => part.type === "currency")?.value ?? code;
  } catch {
    return code;
  }
}

function describedByUnit({
  domain,
  id,
  describedBy,
}: ControlProps & { domain: NumberDomain }): string | undefined {
  const unit = (domain.currency ?? domain.unit) ? `u${id}` : undefined;
  return [describedBy, unit].filter(Boolean).join(" ") || undefined;
}

function TextInput(props: ControlProps & { domain: TextDomain }) {
  const { cx, domain, id, variable } = props;
  const name = groupName(cx, variable);
  if (domain.lines > 1)
    return <textarea class="in" id={id} name={name} rows={Math.min(domain.lines, 20)} {...aria(props)} />;
  const format = domain.format ? formats[domain.format] : { type: "text", autocomplete: "off" };
  const size = domain.maxLength !== undefined && domain.maxLength <= 12 ? " w12" : "";
  return <input class={`in${size}`} id={id} name={name} {...format} {...aria(props)} />;
}

const formats = {
  email: { type: "email", autocomplete: "email", inputMode: "email" },
  phone: { type: "tel", autocomplete: "tel", inputMode: "tel" },
  url: { type: "url", autocomplete: "url", inputMode: "url" },
} as const;

function TimeInput(props: ControlProps & { domain: TimeDomain }) {
  const { cx, domain, id, variable } = props;
  const shared = { class: "in wt", id, name: groupName(cx, variable), ...aria(props) };
  if (domain.precision === "year")
    return (
      <input {...shared} class="in w4" type="text" inputMode="numeric" autocomplete="off" maxLength={4} />
    );
  const limits = {
    ...(typeof domain.min === "string" ? { min: domain.min } : {}),
    ...(typeof domain.max === "string" ? { max: domain.max } : {}),
  };
  if (domain.precision === "month")
    return <input {...shared} {...limits} type="month" placeholder="YYYY-MM" />;
  const seconds = domain.precision === "second" ? { step: 1 } : {};
  const type = domain.type === "datetime" ? "datetime-local" : domain.type;
  return <input {...shared} {...limits} {...seconds} type={type} />;
}

/** Words about what can be entered: interval, number of ticks, form of a date. */
export function hintOf(cx: RenderContext, domain: Domain): string | undefined {
  const { t } = cx;
  if (domain.type === "choice" && domain.multiple) return ticks(cx, domain.min, domain.max);
  if (domain.type === "number" && !domain.slider) {
    const { min, max } = domain;
    if (min !== undefined && max !== undefined) return fillText(t.between, { min, max });
    if (min !== undefined && min !== 0) return fillText(t.atLeast, { min });
    if (max !== undefined) return fillText(t.atMost, { max });
  }
  if (domain.type === "date" && domain.precision === "year") return t.yearFormat;
  if (domain.type === "date" && domain.precision === "month") return t.monthFormat;
  return undefined;
}

function ticks(cx: RenderContext, min: number | undefined, max: number | undefined): string {
  const { t } = cx;
  if (min !== undefined && min > 1 && max !== undefined) return fillText(t.pickBetween, { min, max });
  if (max !== undefined) return fillText(t.pickAtMost, { max });
  if (min !== undefined && min > 1) return fillText(t.pickAtLeast, { min });
  return t.pickAny;
}
