import qrcode from "qrcode-generator";

const SVG = "http://www.w3.org/2000/svg";

/** A QR code as a drawing whose unit is one module. */
export function pageCode(text: string): SVGSVGElement {
  // Level Q survives a quarter of the code being lost to a staple hole or a pen.
  const code = qrcode(0, "Q");
  code.addData(text, "Byte");
  code.make();
  const n = code.getModuleCount();
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "page-code");
  svg.setAttribute("viewBox", `0 0 ${n} ${n}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", text);
  const path = document.createElementNS(SVG, "path");
  let d = "";
  for (let y = 0; y < n; y++) for (let x = 0; x < n; x++) if (code.isDark(y, x)) d += `M${x} ${y}h1v1h-1z`;
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}
