import type { Instrument } from "../../../language/instrument/model.js";
import { points, type ShortRow, survey } from "../../support/build-instrument.js";

import { agree5en, agree7zh, text } from "./fixture-parts.js";

const statements = [
  "网页清楚、美观",
  "有先进的物流设备",
  "包装完好、干净",
  "送货员着装整洁",
  "按承诺的时间送达",
  "顾客遇到问题时尽力解决",
  "值得信赖",
  "第一次就把事情办好",
  "订单和账单准确无误",
  "不会告诉顾客准确的服务时间",
  "不能及时提供服务",
  "员工并不总是愿意帮忙",
  "员工太忙，顾不上回应",
  "员工的行为让人放心",
  "与员工打交道有安全感",
  "员工始终有礼貌",
  "员工有足够的知识回答问题",
  "给予顾客个别的关注",
  "营业时间方便顾客",
  "有员工专门关心顾客",
  "把顾客的利益放在心上",
  "了解顾客的特殊需要",
];

/** Twenty-two items, each on seven points, twice: what is expected and what is felt. */
export function servqual(): Instrument {
  const rows: ShortRow[] = statements.map((label, i) => ({ id: i + 1, label, reversed: i >= 9 && i < 13 }));
  const s = survey("servqual", {
    title: "网上购物服务质量调查",
    language: "zh-CN",
    version: "1.0.0",
    answers: "required",
  });
  s.page("main", { title: "期望与感受" }).rate("servqual", agree7zh, rows, {
    label: "对每一句话，请先想一想优秀的网店应该怎样，再评价京东实际怎样。",
    columns: ["E", "P"],
  });
  const made = s.build();
  const [e, p] = made.questions[0]!.columns;
  e!.label = text("e", "期望");
  p!.label = text("p", "感受");
  return made;
}

/** A form that is read from right to left. */
export function rtl(): Instrument {
  const s = survey("rtl", { title: "استبيان حول الخدمة", language: "ar", answers: "required" });
  s.page("one", { title: "رأيك" })
    .single(
      "gender",
      [
        { name: "f", label: "أنثى" },
        { name: "m", label: "ذكر" },
      ],
      { label: "الجنس" },
    )
    .rate(
      "service",
      points(1, 5, { 1: "لا أوافق أبدا", 5: "أوافق تماما" }),
      [
        { id: "fast", label: "الخدمة سريعة" },
        { id: "kind", label: "الموظفون لطفاء" },
      ],
      { label: "إلى أي حد توافق؟" },
    )
    .multiple(
      "uses",
      [
        { name: "a", label: "الكتب" },
        { name: "b", label: "أخرى", specify: true },
      ],
      { label: "ماذا تستخدم؟" },
    )
    .number("age", { min: 0, max: 120 }, { label: "العمر" });
  return s.build();
}

/** As many single questions as asked for, on one page. */
export function long(count: number, perPage = count): Instrument {
  const s = survey("long", { title: "A long questionnaire", language: "en", answers: "optional" });
  for (let i = 0; i < count; i++) {
    if (i % perPage === 0) s.page(`p${i / perPage + 1}`, { title: `Part ${i / perPage + 1}` });
    s.single(`item${i + 1}`, agree5en, {
      label: `Statement number ${i + 1} about working with ${["people", "machines", "paper", "numbers"][i % 4]}`,
    });
  }
  return s.build();
}
