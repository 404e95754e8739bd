import type { Template } from "./template.js";

const en = `survey resilience "Dealing with difficulties" {
  language en
  version  "0.1.0"
  confidential
}

scale fitting 1..5 {
  1 "Does not fit at all"
  2 "Fits a little"
  3 "Fits partly"
  4 "Fits well"
  5 "Fits completely"
}

consent agree "I have read the information about the study and take part of my own free will."
    else stop "Thank you for your interest."

dimension coping "Dealing with difficulties" help "Higher means more resilient" {
  dimension calm "Staying calm" {
    1 "I keep a cool head when things get tense."
    2 "Small things upset me."                    reversed
    3 "I find my balance again quickly."
  }
  dimension active "Taking action" {
    4 "I look for solutions at once."
    5 "I put off what is unpleasant." reversed
    6 "I make a plan and keep to it."
  }
  dimension support "Finding support" {
    7 "I know whom to ask for help."
    8 "I keep my worries to myself."         reversed
    9 "Talking about troubles does me good."
  }
}

page items "How you deal with difficulties" {
  rate fits "How well does this describe you in the last four weeks?" of coping on fitting 9 per page
}

demographics person "About you" {
  number age "How old are you?" 18..110 unit "years"
  single gender "Are you …" {
    female "a woman?"
    male   "a man?"
    other  "neither?"
  }
}

score facet_mean "Mean" each facet in coping = mean(dimension) at least 2

score total "Resilience" = sum(coping) at least 7 of 9 prorated {
  9..20  "low"
  21..33 "medium"
  34..45 "high"
}

thanks "Thank you! This is your profile." {
  show facet_mean as radar
  show total as table
}
`;

const zh = `survey resilience "应对困难量表" {
  language zh-CN
  version  "0.1.0"
  confidential
}

scale fitting 1..5 {
  1 "完全不符合"
  2 "比较不符合"
  3 "部分符合"
  4 "比较符合"
  5 "完全符合"
}

consent agree "我已阅读研究说明，自愿参加。" else stop "感谢您的关注。"

dimension coping "应对困难" help "得分越高，心理韧性越强" {
  dimension calm "保持冷静" {
    1 "情况紧张时，我能保持冷静"
    2 "小事也会让我心烦"         reversed
    3 "我很快就能恢复平静"
  }
  dimension active "积极行动" {
    4 "遇到问题我会马上想办法"
    5 "不愉快的事我总是拖着不做" reversed
    6 "我会制定计划并坚持执行"
  }
  dimension support "寻求支持" {
    7 "我知道可以向谁求助"
    8 "我把烦恼都憋在心里"   reversed
    9 "与人倾诉让我感觉好些"
  }
}

page items "您如何应对困难" {
  rate fits "最近四周，下列描述与您的情况是否相符？" of coping on fitting 9 per page
}

demographics person "个人资料" {
  number age "您的年龄" 18..110 unit "岁"
  single gender "您的性别" {
    female "女"
    male   "男"
    other  "其他"
  }
}

score facet_mean "均分" each facet in coping = mean(dimension) at least 2

score total "心理韧性" = sum(coping) at least 7 of 9 prorated {
  9..20  "较低"
  21..33 "中等"
  34..45 "较高"
}

thanks "感谢您的参与！以下是您的结果。" {
  show facet_mean as radar
  show total as table
}
`;

export const scale: Template = {
  id: "scale",
  name: "resilience",
  title: { en: "Scale with dimensions", zh: "含维度的量表" },
  description: {
    en: "Reversed items, facets, scores with bands, a profile for the respondent",
    zh: "反向题、分维度、分段得分、向受访者展示结果",
  },
  text: { en, zh },
};
