import type { Instrument, Variable } from "../../instrument/model.js";
import type { JsonObject, JsonValue } from "./schema.js";
import { plain } from "./texts.js";

/** Title and description of a variable: its label; its help and unit. */
export function describe(instrument: Instrument): (variable: Variable) => JsonObject {
  const questions = new Map(instrument.questions.map((question) => [question.id, question]));
  const chinese = instrument.language.startsWith("zh");
  return (variable) => {
    const { domain, row } = variable;
    const question = questions.get(variable.question ?? "");
    const title = plain(variable.label, instrument);
    const unit = domain.type === "number" ? (domain.unit ?? domain.currency) : undefined;
    const said = [
      plain(question?.help, instrument),
      row === undefined ? "" : plain(question?.rows[row]?.help, instrument),
      unit ? (chinese ? `单位：${unit}` : `Unit: ${unit}`) : "",
    ].filter((text) => text !== "");
    const value = constantOf(variable);
    return {
      ...(title && { title }),
      ...(said.length > 0 && { description: said.join("\n") }),
      ...(value !== undefined && { default: value }),
    };
  };
}

/** A default that is the same for everybody. */
function constantOf({ default: preset }: Variable): JsonValue | undefined {
  if (preset?.k === "number" || preset?.k === "boolean" || preset?.k === "date") return preset.value;
  return preset?.k === "option" ? preset.value : undefined;
}
