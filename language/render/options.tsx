import type { ChoiceDomain, Option } from "../instrument/model.js";
import { conditionInWords } from "./conditions.js";
import { guarded, type RenderContext } from "./context.js";
import { pipedText, plain, Rich } from "./inline.js";
import { fillText } from "./texts.js";

interface Group {
  cx: RenderContext;
  variable: string;
  type: "radio" | "checkbox";
  /** Name of the controls, where it is not the variable's. */
  name?: string;
}

/** The answers one under the other (or in columns), those that stand for no answer set apart after them. */
export function OptionList(props: Group & { domain: ChoiceDomain; columns?: number; outer?: number }) {
  const { domain, columns } = props;
  const layout = columns && columns > 1 ? ` cols c${Math.min(columns, 4)}` : "";
  return (
    <>
      <div class={`opts${layout}`}>
        {shown(domain.options).map((option) => (
          <OptionRow {...props} option={option} />
        ))}
      </div>
      <MissingList {...props} missing={domain.missing} />
    </>
  );
}

/** Answers that stand for no answer. */
export function MissingList(props: Group & { missing: readonly Option[]; outer?: number }) {
  const offered = shown(props.missing);
  if (offered.length === 0) return null;
  return (
    <div class="opts miss">
      {offered.map((option) => (
        <OptionRow {...props} option={option} />
      ))}
    </div>
  );
}

/** Retired options stay in the codebook and are offered no longer. */
export function shown(options: readonly Option[]): Option[] {
  return options.filter((option) => !option.retired);
}

function OptionRow(props: Group & { option: Option; outer?: number }) {
  const { cx, variable, type, option } = props;
  const alone = type === "checkbox" && (option.exclusive || option.missing) ? { "data-x": "" } : {};
  const only = conditionInWords(cx, option.guard, props.outer ?? cx.variables.get(variable)?.guard);
  const row = (
    <label class="o" {...(option.specify ? {} : guarded(option.guard))}>
      <input
        type={type}
        name={props.name ?? groupName(cx, variable)}
        value={String(option.value)}
        {...alone}
      />
      <span class="ot">
        <OptionWords cx={cx} option={option} />
        {option.help ? (
          <small>
            <Rich cx={cx} text={option.help} />
          </small>
        ) : null}
        {only ? (
          <small class="only" {...cx.ui}>
            {fillText(cx.t.offeredIf, { condition: only })}
          </small>
        ) : null}
      </span>
    </label>
  );
  if (!option.specify) return row;
  return (
    <div class="os" {...guarded(option.guard)}>
      {row}
      <Specify cx={cx} option={option} />
    </div>
  );
}

export function OptionWords({ cx, option }: { cx: RenderContext; option: Option }) {
  if (option.label) return <Rich cx={cx} text={option.label} />;
  return <Unlabelled words={String(option.name ?? option.code)} />;
}

function Unlabelled({ words }: { words: string }) {
  return <span>{words}</span>;
}

export function optionText(cx: RenderContext, option: Option): string {
  return option.label ? plain(cx, option.label) : String(option.name ?? option.code);
}

/** Place for the text of "other, please specify"; appears with its option. */
export function Specify({ cx, option }: { cx: RenderContext; option: Option }) {
  if (!option.specify) return null;
  return (
    <div class="spec" data-v={option.specify} data-a="">
      <label>
        <span class="vh">{optionText(cx, option)}</span> <span {...cx.ui}>{cx.t.specify}</span>
        <input class="in" type="text" name={groupName(cx, option.specify)} autocomplete="off" />
      </label>
    </div>
  );
}

/** Name of the controls of a variable. */
export function groupName(cx: RenderContext, variable: string): string {
  return `v${cx.indexOf(variable)}`;
}

/** One answer from a list that folds out. */
export function Dropdown(props: {
  cx: RenderContext;
  variable: string;
  domain: ChoiceDomain;
  id: string;
  labelledBy?: string;
  required?: boolean;
}) {
  const { cx, variable, domain, labelledBy } = props;
  const options = [...shown(domain.options), ...shown(domain.missing)];
  return (
    <>
      <select
        class="in"
        id={props.id}
        name={groupName(cx, variable)}
        {...(labelledBy ? { "aria-labelledby": labelledBy } : {})}
        {...(props.required ? { "aria-required": "true" as const } : {})}
      >
        <option value="" {...cx.ui}>
          {cx.t.choose}
        </option>
        {options.map((option) => (
          <option
            value={String(option.value)}
            {...guarded(option.guard)}
            {...(option.label ? pipedText(cx, option.label) : {})}
          >
            {optionText(cx, option)}
          </option>
        ))}
      </select>
      {options.map((option) => (
        <Specify cx={cx} option={option} />
      ))}
    </>
  );
}
