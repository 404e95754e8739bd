import type { Modifier } from "../generated/ast.js";

/** The word by which a modifier is known. */
export function modifierWord(m: Modifier): string {
  switch (m.$type) {
    case "FlagModifier":
    case "TextModifier":
    case "NumberModifier":
      return m.name;
    case "OnModifier":
      return "on";
    case "FromModifier":
      return "from";
    case "PlusModifier":
      return "plus";
    case "OfModifier":
      return "of";
    case "AcrossModifier":
      return "across";
    case "CurrencyModifier":
      return "currency";
    case "LengthModifier":
      return "length";
    case "PerPageModifier":
      return "per-page";
    case "MediumModifier":
      return "only";
    case "DefaultModifier":
      return "default";
    case "ElseStopModifier":
      return "else-stop";
    case "WhenModifier":
      return "when";
    case "IntervalModifier":
      return "interval";
  }
}
