export { kitchenEn } from "./fixtures-en.js";
export { hostile, nasty } from "./fixtures-hostile.js";
export { long, rtl, servqual } from "./fixtures-special.js";
export { kitchenZh } from "./fixtures-zh.js";
