import type { Template } from "./template.js";

const en = `survey course "Course evaluation" {
  language en
  version  "1.0.0"
  anonymous
}

import "rensis:scales/en"

welcome "Please judge this course. Your teacher sees the results only after the grades are final."

page teaching "The teaching" {
  rate teaching "How far do you agree?" on agreement5 {
    clear    "The aims of the course were clear."
    order    "The sessions were well organised."
    explain  "Difficult things were explained well."
    question "Questions were welcome."
    attend   "(To show that you are reading, please choose “Disagree” here.)" expects 2
    lost     "I often could not follow."                                      reversed
  }
}

page effort "Your effort" {
  number hours "How many hours a week did you spend on the course outside class?" 0..60 unit "hours"
  confirm hours <= 30 "You entered {hours} hours a week. Is this right?"
  rating pace "How was the pace?" on -2..2 {
    -2 "Far too slow"
    0  "Just right"
    2  "Far too fast"
  }
  multiple helped "What helped you to learn?" {
    lectures  "The lectures"
    exercises "The exercises"
    reading   "The reading"
    peers     "Other students"
    other     "Something else" specify
    none      "Nothing"        exclusive
  }
}

page summary "All in all" {
  single grade "Which grade do you give the course?" {
    5 "Excellent"
    4 "Good"
    3 "Satisfactory"
    2 "Sufficient"
    1 "Poor"
  }
  open liked  "What was good?"              lines 3 optional
  open better "What should be done better?" lines 3 optional
}

demographics person "About you" {
  single studies "What do you study?" {
    major "This is my major subject"
    minor "This is a minor subject"
    other "Something else"
  }
  number term "In which term are you?" 1..20
}

score quality "Quality of teaching" = mean(teaching)

thanks "Thank you for your evaluation!"
`;

const zh = `survey course "课程评价" {
  language zh-CN
  version  "1.0.0"
  anonymous
}

import "rensis:scales/zh"

welcome "请您对本课程作出评价。任课教师在成绩公布之后才能看到汇总结果。"

page teaching "教学情况" {
  rate teaching "您在多大程度上同意下列说法？" on agreement5 {
    clear    "课程目标明确"
    order    "课堂组织有条理"
    explain  "老师能把难点讲清楚"
    question "老师鼓励学生提问"
    attend   "（为确认您在认真阅读，本题请选“不同意”）" expects 2
    lost     "我经常听不懂"                             reversed
  }
}

page effort "学习投入" {
  number hours "课外平均每周在本课程上花多少小时？" 0..60 unit "小时"
  confirm hours <= 30 "您填写的是每周 {hours} 小时，确定无误吗？"
  rating pace "课程的进度如何？" on -2..2 {
    -2 "太慢"
    0  "正合适"
    2  "太快"
  }
  multiple helped "哪些对您的学习有帮助？（可多选）" {
    lectures  "课堂讲授"
    exercises "习题与作业"
    reading   "阅读材料"
    peers     "同学讨论"
    other     "其他"       specify
    none      "都没有"     exclusive
  }
}

page summary "总体评价" {
  single grade "您给这门课程打几分？" {
    5 "优"
    4 "良"
    3 "中"
    2 "及格"
    1 "差"
  }
  open liked  "您认为课程有哪些优点？"   lines 3 optional
  open better "您认为课程应当如何改进？" lines 3 optional
}

demographics person "个人资料" {
  single studies "本课程属于您的" {
    major "主修课程"
    minor "辅修课程"
    other "其他"
  }
  number term "您目前就读第几学期？" 1..20
}

score quality "教学质量" = mean(teaching)

thanks "感谢您的评价！"
`;

export const course: Template = {
  id: "course",
  name: "course",
  title: { en: "Course evaluation", zh: "课程评价" },
  description: {
    en: "Teaching, effort, an attention item, open comments",
    zh: "教学、投入、注意力检测题、开放意见",
  },
  text: { en, zh },
};
