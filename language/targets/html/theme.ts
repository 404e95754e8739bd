/**
 * The theme: one accent colour becomes the few colours of the page, in both modes, with the contrast the
 * look asks for (WCAG 2.2 relative luminance: text 7:1, controls 3:1).
 */

export interface Theme {
  /** `#rrggbb` */
  colour?: string;
  /** `data:image/…` */
  logo?: string;
  logoText?: string;
  /** Font families of the reader's machine, in order. */
  font?: string;
}

type Rgb = [number, number, number];

const defaultAccent = "#1f5c87";
const fallbackFonts =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif';

const light = {
  bg: "#fcfbf9",
  paper: "#ffffff",
  ink: "#1b1e23",
  soft: "#494f59",
  line: "#d9d7d2",
  control: "#6a707b",
  zebra: "#f5f3ef",
  error: "#9b1c1c",
};
const dark = {
  bg: "#15181d",
  paper: "#1c2026",
  ink: "#eceae6",
  soft: "#b8bcc4",
  line: "#343a43",
  control: "#89909c",
  zebra: "#191d23",
  error: "#ffaba1",
};

/** The custom properties of the page for a theme, light and dark. */
export function themeCss(theme: Theme): string {
  const accent = parse(theme.colour ?? defaultAccent);
  return `:root{--font:${fontList(theme.font)};${palette(light, accent, false)}}
@media (prefers-color-scheme:dark){:root{${palette(dark, accent, true)}}}
@media print{:root{${palette({ ...light, bg: "#ffffff", soft: "#333333" }, accent, false)}}}
`;
}

function palette(base: typeof light, accent: Rgb, isDark: boolean): string {
  const bg = parse(base.bg);
  const paper = parse(base.paper);
  const pole: Rgb = isDark ? [255, 255, 255] : [0, 0, 0];
  const tint = wash(paper, accent, isDark ? 0.22 : 0.07, parse(base.soft));
  // The accent is text on the page, on paper and on its own tint.
  const strong = reach(accent, [bg, paper, tint], pole, 7);
  const error = parse(base.error);
  const colours: Record<string, Rgb> = {
    bg,
    paper,
    ink: parse(base.ink),
    soft: parse(base.soft),
    line: parse(base.line),
    control: parse(base.control),
    zebra: parse(base.zebra),
    accent: strong,
    "on-accent": isDark ? bg : [255, 255, 255],
    focus: reach(strong, [bg, paper], pole, 3),
    tint,
    hover: wash(paper, strong, isDark ? 0.3 : 0.14, parse(base.ink)),
    error,
    "error-tint": mix(paper, error, isDark ? 0.12 : 0.05),
  };
  return Object.entries(colours)
    .map(([name, colour]) => `--${name}:${hex(colour)}`)
    .join(";");
}

/** Only names of fonts get into the style sheet: letters, digits, spaces, hyphens. */
export function fontList(font: string | undefined): string {
  const names = (font ?? "")
    .split(",")
    .map((name) => name.replace(/[^\p{L}\p{N} -]/gu, "").trim())
    .filter(Boolean);
  return [...names.map((name) => `"${name}"`), fallbackFonts].join(", ");
}

/** A ground washed with a colour, as strongly as wanted but no more than text on it allows. */
function wash(ground: Rgb, colour: Rgb, share: number, text: Rgb): Rgb {
  for (let part = share; part > 0; part -= 0.01) {
    const washed = mix(ground, colour, part);
    if (contrastOf(text, washed) >= 7) return washed;
  }
  return ground;
}

/** Moves a colour towards black or white until it has the contrast against every ground. */
export function reach(colour: Rgb, grounds: Rgb[], pole: Rgb, contrast: number): Rgb {
  for (let share = 0; share <= 1; share += 0.02) {
    const moved = mix(colour, pole, share);
    if (grounds.every((ground) => contrastOf(moved, ground) >= contrast)) return moved;
  }
  return pole;
}

export function parse(colour: string): Rgb {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour)?.[1] ?? defaultAccent.slice(1);
  return [0, 2, 4].map((i) => Number.parseInt(digits.slice(i, i + 2), 16)) as Rgb;
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((part, i) => Math.round(part + ((b[i] ?? 0) - part) * share)) as Rgb;
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [bright, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((bright ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [r = 0, g = 0, b = 0] = colour.map((part) => {
    const s = part / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
