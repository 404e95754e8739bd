/** Drawn for this page, on a square of 16. */
const paths = {
  fit: "M1.5 3.5h13v9h-13zM4 8h8M5.5 6.2 3.7 8l1.8 1.8M10.5 6.2 12.3 8l-1.8 1.8",
  phone: "M4.5 1.5h7v13h-7zM7.2 12.5h1.6",
  tablet: "M2.5 1.5h11v13h-11zM7.2 12.5h1.6",
  desktop: "M1.5 2.5h13v8.5h-13zM5.5 13.5h5M8 11v2.5",
  paper: "M3.5 1.5h6.3l2.7 2.7v10.3h-9zM9.5 1.7v2.8h2.8M5.5 7.5h5M5.5 10h5",
  auto: "M8 1.7a6.3 6.3 0 1 0 0 12.6zM8 1.7a6.3 6.3 0 0 1 0 12.6",
  light:
    "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1v1.7M8 13.3V15M1 8h1.7M13.3 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13",
  dark: "M13.6 9.6A6 6 0 0 1 6.4 2.4a6 6 0 1 0 7.2 7.2z",
  fill: "M2.5 2.5h11v11h-11zM5.4 5.4h.02M10.6 5.4h.02M8 8h.02M5.4 10.6h.02M10.6 10.6h.02",
  clear: "M9.7 2.6 13.4 6.3 7.6 12.1H4.9L2.6 9.8zM6.3 6 10 9.7M4.5 14h9",
  panel: "M1.5 2.5h13v11h-13zM1.5 9.5h13",
  browser: "M6.5 3.5h-4v10h10v-4M9 2h5v5M13.7 2.3 7.5 8.5",
  locked: "M3.5 7h9v6.5h-9zM5.5 7V4.8a2.5 2.5 0 0 1 5 0V7",
  unlocked: "M3.5 7h9v6.5h-9zM5.5 7V4.8a2.5 2.5 0 0 1 4.8-1",
  copy: "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1",
  save: "M2.5 2.5h8.8l2.2 2.2v8.8h-11zM5 2.7v3.6h5V2.7M5 13.3V9.5h6v3.8",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  warning: "M8 2 15 14H1zM8 6.5v3.6M8 12h.02",
} as const;

export type IconName = keyof typeof paths;

/** An icon; the words beside it, or the label of its button, say what it means. */
export function icon(name: IconName): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", `icon i-${name}`);
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", paths[name]);
  drawing.append(path);
  return drawing;
}
