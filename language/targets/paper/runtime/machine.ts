/** Sheets that software reads: marks at the corners and a code that says which sheet it is. */
import { codeAt, MARKS, pageCodeText } from "../map.js";
import { pageCode } from "./page-code.js";
import { place, start } from "./start.js";

start((sheet, setting, page, pages) => {
  for (const corner of ["tl", "tr", "bl", "br"]) {
    const mark = document.createElement("i");
    mark.className = `mark ${corner}`;
    mark.style[corner.startsWith("t") ? "top" : "bottom"] = `${MARKS.y}mm`;
    mark.style[corner.endsWith("l") ? "left" : "right"] = `${MARKS.x}mm`;
    sheet.append(mark);
  }
  const code = pageCode(pageCodeText(setting.form, setting.version, page, pages));
  const { x, y, size } = codeAt(setting.width, setting.height, MARKS.code);
  place(code, x, y, size, size);
  sheet.append(code);
});
