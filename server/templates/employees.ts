import type { Template } from "./template.js";

const en = `survey engagement "Working here" {
  language en
  version  "1.0.0"
  anonymous
}

import "rensis:scales/en"

welcome """
  This survey is about your daily work. It is **anonymous**: nobody can see who has answered,
  and results are shown for groups of at least ten people only.
  """

dimension engagement "Engagement" {
  dimension work "The work itself" {
    meaning  "My work has a purpose."
    strength "I can do what I am good at."
    drained  "After work I am too tired for anything else." reversed
  }
  dimension team "The team" {
    trust "In my team we trust one another."
    heard "My opinion counts."
    alone "I am left alone with problems."   reversed
  }
  dimension lead "The leadership" {
    clear    "I know what is expected of me."
    feedback "I get helpful feedback."
    fair     "Decisions are fair."
  }
}

page climate "Your work" {
  rate statements "How far do you agree?" of engagement on agreement5 6 per page
}

page outlook "Looking ahead" {
  rating recommend "How likely are you to recommend us as an employer?" on likelihood11
  single staying "How long do you intend to stay?" {
    1          "Less than a year"
    2          "One to two years"
    3          "Three years or more"
    unsure = 9 "I do not know yet"   missing
  }
  if staying is 1 {
    multiple leaving "What makes you think of leaving?" max 3 {
      pay    "The pay"
      growth "Few chances to develop"
      load   "The workload"
      lead   "The leadership"
      other  "Something else"         specify
    }
  }
  open change "If you could change one thing here, what would it be?" lines 4 optional
}

demographics about "About your job" {
  single area "Where do you work?" {
    office   "Administration"
    sales    "Sales and service"
    making   "Production and logistics"
    research "Research and development"
  }
  single tenure "How long have you worked here?" unit "years" {
    1 ..1
    2 2..5
    3 6..
  }
}

score level "Engagement by area" each facet in engagement = mean(dimension)
score engagement_score "Engagement" = mean(engagement) at least half

thanks "Thank you! The results will be presented to everybody."
`;

const zh = `survey engagement "员工敬业度调查" {
  language zh-CN
  version  "1.0.0"
  anonymous
}

import "rensis:scales/zh"

welcome """
  本问卷想了解您日常工作的感受。调查**匿名**进行：没有人能看到是谁作答的，
  结果只按十人以上的群体统计。
  """

dimension engagement "敬业度" {
  dimension work "工作本身" {
    meaning  "我的工作有意义"
    strength "我能发挥自己的长处"
    drained  "下班后我累得什么都不想做" reversed
  }
  dimension team "团队" {
    trust "团队成员之间相互信任"
    heard "我的意见受到重视"
    alone "遇到问题时我得不到帮助" reversed
  }
  dimension lead "管理" {
    clear    "我清楚自己的职责和目标"
    feedback "我能得到有益的反馈"
    fair     "公司的决定是公平的"
  }
}

page climate "您的工作" {
  rate statements "您在多大程度上同意下列说法？" of engagement on agreement5 6 per page
}

page outlook "今后的打算" {
  rating recommend "您有多大可能推荐他人来我们单位工作？" on likelihood11
  single staying "您打算在本单位工作多久？" {
    1          "不到一年"
    2          "一至两年"
    3          "三年或更久"
    unsure = 9 "还没有想好" missing
  }
  if staying is 1 {
    multiple leaving "您考虑离开的原因是什么？（最多选三项）" max 3 {
      pay    "薪酬待遇"
      growth "发展机会少"
      load   "工作负荷重"
      lead   "管理方式"
      other  "其他"       specify
    }
  }
  open change "如果可以改变一件事，您希望是什么？" lines 4 optional
}

demographics about "工作情况" {
  single area "您所在的部门" {
    office   "行政管理"
    sales    "销售与服务"
    making   "生产与物流"
    research "研究与开发"
  }
  single tenure "您的司龄" unit "年" {
    1 ..1
    2 2..5
    3 6..
  }
}

score level "各方面敬业度" each facet in engagement = mean(dimension)
score engagement_score "敬业度" = mean(engagement) at least half

thanks "感谢您的参与！调查结果将向全体员工公布。"
`;

export const employees: Template = {
  id: "employees",
  name: "engagement",
  title: { en: "Employee engagement", zh: "员工敬业度" },
  description: {
    en: "Dimensions with items, intention to stay, scores by area",
    zh: "分维度条目、留任意愿、各方面得分",
  },
  text: { en, zh },
};
