/** Questionnaires whose every name is looked at. */
import { readdirSync, readFileSync } from "node:fs";
import { createSurveyServices, type Understood } from "../../language/services.js";
import { samplesOf } from "../examples/blocks.js";

export interface Sample {
  at: string;
  /** By path; the first one is the questionnaire. */
  files: Record<string, string>;
}

const repository = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, repository), "utf8");

export const examples: Sample[] = readdirSync(new URL("examples/", repository), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ at: name, files: { "main.survey": read(`examples/${name}/${name}.survey`) } }));

export const samples: Sample[] = ["docs/language.md", "docs/language.zh-CN.md"].flatMap((path) =>
  samplesOf(path, read(path)).map(({ at, text }) => ({ at, files: { "main.survey": text } })),
);

/** What no example has: qualified imports of imports, keys in a module, perspectives shared out, Chinese names. */
export const zoo: Sample[] = [
  {
    at: "qualified imports",
    files: {
      "main.survey": `survey z "Z"

import "./constructs.survey" as x
import "./lists.survey"

rate felt "Felt" of x.quality on agree {
  as P "Perceived"
}
allocate points "Points" total 100 across x.quality
single home "Home" from regions {
  abroad "Abroad" specify
}
if home is abroad or home is north {
  note "{home.abroad} {round(mean(felt.x_care.P))}"
}
dimension mixed "Mixed" = x.quality, x . care
score level each dimension in x.quality = mean(P) {
  0..2 "low"
  3..7 "high"
}
score worst "Worst" = min(level.x_care, level.x_speed, x.quality.1)
score items each item in x.quality = P * 2
score one "One" = items.1 + points.x_care + x.quality.x_care.2.P
thanks "{worst} {level.x_care | "none"}" {
  show level, items.2 as radar
  show level.x_speed
}
`,
      "constructs.survey": `dimension quality "Quality" {
  dimension speed "Speed" {
    1 "Fast"
  }
  dimension care "Care" {
    2 "Careful" reversed
    3 "Attentive" expects 7
  }
}
`,
      "lists.survey": `scale agree 0..7 {
  0 "No"
  7 "Yes"
}
choices regions {
  north "North"
  south "South"
}
`,
    },
  },
  {
    at: "a key in a module",
    files: {
      "main.survey": `survey k "K"
import "./keys.survey"
scale agree 1..5 {
  1 "No"
  5 "Yes"
}
rate big "Big" on agree {
  1 "One"
  2 "Two"
  named "Three"
}
score s "S" = mean(both)
`,
      "keys.survey": `dimension both "Both" = big 1..2, named\n`,
    },
  },
  {
    at: "perspectives that batteries share out, follow-ups, Chinese",
    files: {
      "main.survey": `survey 调查 "调查" {
  language zh-CN
}
scale 同意 1..5 {
  1 "否"
  5 "是"
}
dimension 质量 "质量" {
  dimension 速度 "速度" {
    1 "快"
    2 "准"
  }
  dimension 态度 "态度" {
    礼貌 "有礼貌"
  }
}
page 一 "一" {
  rate 前 "前" of 速度 on 同意 {
    as E "期望"
    as P "实际"
  }
  rate 后 "后" of 态度 on 同意 {
    as E "期望"
    as P "实际"
  }
}
rate 服务 "服务" on 同意 {
  a "甲"
  b "乙" expects 1
  each row {
    text 说明 "请说明" when answer is 1
  }
}
multiple 渠道 "渠道" {
  网站 "网站"
  门店 "门店"
  其他 "其他" specify
}
single 最多 "最多" from chosen(渠道) when count(渠道) > 1
if 渠道 has any [网站, 门店] and 最多 is not 网站 {
  note "{最多.label}，{渠道.其他}，第 {#最多} 题，{round(mean(速度.E)) |"无"}"
}
grid 设备 "设备" {
  column number 数量 "数量" 0..99
  column single 状态 "状态" {
    好 "好"
    坏 "坏"
  }
  打印机 "打印机"
  电脑   "电脑"
}
compute 总数 = 设备.打印机.数量 + 设备.电脑.数量 + sum(设备.数量)
if 设备.电脑.状态 is 好 {
  number 数 "数" 0..9 default 3
  single 选 "选" default 甲 {
    甲 "甲"
    乙 "乙"
  }
}
score 差距 each item in 质量 = P - E
score 期望 each dimension in 质量 = mean(E)
score 礼 "礼" = 礼貌.P + 质量.礼貌.E + 质量.速度.1.P + 差距.礼貌 + 差距.1 + 期望.速度
score 总 "总" = mean(差距)
thanks "谢谢" {
  show 总, 期望_速度
}
`,
    },
  },
];

export const FOLDER = "file:///w/";

/** Services over the files of a sample; a text may be replaced at any time. */
export function servicesFor(files: Record<string, string>) {
  return createSurveyServices({
    files: {
      read: (uri) => {
        const text = files[decodeURIComponent(uri.slice(FOLDER.length))];
        return text === undefined ? { error: "not-found" } : { text };
      },
    },
  });
}

export function understood(files: Record<string, string>, path = "main.survey"): Understood {
  const made = servicesFor(files).understand(FOLDER + encodeURIComponent(path));
  if (!made) throw new Error(`${path} cannot be read`);
  return made;
}
