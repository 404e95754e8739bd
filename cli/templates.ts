import type { Locale } from "../language/diagnostics/define.js";

/** What `rensis init` writes: file names and their texts. */
export interface Template {
  /** The survey among the files. */
  survey: string;
  files: Record<string, string>;
}

const surveyEn = `survey visit "Your visit" {
  language en
  anonymous
}

scale agreement 1..5 {
  1 "Strongly disagree"
  2 "Disagree"
  3 "Neither agree nor disagree"
  4 "Agree"
  5 "Strongly agree"
}

page impressions "Your impressions" {
  rate service "How far do you agree?" on agreement {
    prompt  "I was served promptly."
    helpful "The staff was helpful."
    lost    "I often did not know where to go." reversed
  }
  if mean(service) < 3 {
    open why "What should we do better?" lines 4 optional
  }
}

demographics "About you" {
  single age "How old are you?" unit "years" {
    1 ..29
    2 30..59
    3 60..
  }
  multiple heard "How did you hear of us?" {
    friends "From friends or family"
    web     "On the web"
    other   "In another way"         specify
    none    "I do not remember"      exclusive
  }
}

score quality "Quality of service" = mean(service)
`;

const surveyZh = `survey visit "到店体验调查" {
  language zh-CN
  anonymous
}

scale agreement 1..5 {
  1 "非常不同意"
  2 "不同意"
  3 "一般"
  4 "同意"
  5 "非常同意"
}

page impressions "您的感受" {
  rate service "您在多大程度上同意下列说法？" on agreement {
    prompt  "店员及时接待了我"
    helpful "店员乐于帮忙"
    lost    "我常常不知道该去哪里" reversed
  }
  if mean(service) < 3 {
    open why "您认为我们应当如何改进？" lines 4 optional
  }
}

demographics "个人资料" {
  single age "您的年龄" unit "岁" {
    1 ..29
    2 30..59
    3 60..
  }
  multiple heard "您是通过什么途径知道我们的？" {
    friends "亲友介绍"
    web     "网络"
    other   "其他"     specify
    none    "不记得了" exclusive
  }
}

score quality "服务质量" = mean(service)
`;

const configEn = `# Settings of the surveys in this folder; every one may be left out.
targets: [json-schema, html, codebook]
outDir: dist
locale: en
# theme:
#   colour: "#0b5cad"
# severities:
#   <code of a check>: off
`;

const configZh = `# 此文件夹中问卷的设置，各项均可省略。
targets: [json-schema, html, codebook]
outDir: dist
locale: zh
# theme:
#   colour: "#0b5cad"
# severities:
#   <检查代码>: off
`;

export const templates: Record<Locale, Template> = {
  en: { survey: "visit.survey", files: { "visit.survey": surveyEn, "rensis.yaml": configEn } },
  zh: { survey: "visit.survey", files: { "visit.survey": surveyZh, "rensis.yaml": configZh } },
};
