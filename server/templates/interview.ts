import type { Template } from "./template.js";

const en = `survey household "Household interview" {
  language en
  version  "1.0.0"
  mode     interview
  confidential
  codes    blank -9, skipped -8
}

choices nonresponse {
  dk      = -88 "Do not know"       missing
  refused = -99 "Prefer not to say" missing
}

welcome "Good day, my name is … and I am calling on behalf of … May I ask you some questions?"

consent agree "Do you agree to take part?" else stop "Thank you for your time. Goodbye."
    instruction "Read out the information sheet first."

page household "The household" {
  number persons "How many people live in your household, yourself included?" 1..20 unit "people"
      plus nonresponse instruction "Count everybody who sleeps here at least four nights a week."
  if persons > 1 {
    number children "How many of them are under 15?" 0..19 plus nonresponse
    check children < persons "There must be at least one person who is 15 or older."
  }
  single dwelling "Do you own or rent your home?" plus nonresponse {
    own  "Own"
    rent "Rent"
    free "Live there free of charge"
  }
}

page work "Work and income" {
  single work "What did you mainly do last week?" plus nonresponse {
    paid    "Paid work"
    search  "Looking for work"
    school  "School or studies"
    retired "Retired"
    other   "Something else"    specify
  }
  if work is paid {
    number hours "How many hours did you work last week?" 0..168 unit "hours" plus nonresponse
        probe "Overtime included?"
    open occupation "What is your occupation?" lines 2 instruction "Write down the words as they are said."
  } else {
    yesno worked "Have you ever had paid work?" plus nonresponse
  }
  number income "What is the monthly net income of your household?" 0.. currency EUR plus nonresponse
      instruction "Show card 3 when the answer is refused."
}

thanks "That was the last question. Thank you very much!"
`;

const zh = `survey household "住户访谈" {
  language zh-CN
  version  "1.0.0"
  mode     interview
  confidential
  codes    blank -9, skipped -8
}

choices nonresponse {
  dk      = -88 "不清楚"   missing
  refused = -99 "拒绝回答" missing
}

welcome "您好！我是……的访问员，想耽误您几分钟时间，了解一些情况。"

consent agree "您愿意接受访问吗？" else stop "打扰您了，谢谢！" instruction "请先宣读知情同意书。"

page household "家庭情况" {
  number persons "您家里共有几口人（包括您自己）？" 1..20 unit "人" plus nonresponse
      instruction "每周在家住四晚及以上的都算。"
  if persons > 1 {
    number children "其中 15 岁以下的有几人？" 0..19 plus nonresponse
    check children < persons "家中至少应有一名 15 岁及以上的成员。"
  }
  single dwelling "您家现在住的房子是自有的还是租的？" plus nonresponse {
    own  "自有"
    rent "租住"
    free "免费借住"
  }
}

page work "工作与收入" {
  single work "上一周您主要在做什么？" plus nonresponse {
    paid    "有收入的工作"
    search  "找工作"
    school  "上学"
    retired "离退休"
    other   "其他"         specify
  }
  if work is paid {
    number hours "上一周您工作了多少小时？" 0..168 unit "小时" plus nonresponse probe "包括加班吗？"
    open   occupation "您具体做什么工作？" lines 2 instruction "请按原话记录。"
  } else {
    yesno worked "您曾经从事过有收入的工作吗？" plus nonresponse
  }
  number income "您家每月的税后收入大约是多少？" 0.. currency CNY plus nonresponse
      instruction "拒绝回答时出示第 3 号卡片。"
}

thanks "访问到此结束，非常感谢！"
`;

export const interview: Template = {
  id: "interview",
  name: "household",
  title: { en: "Interview", zh: "访谈问卷" },
  description: {
    en: "For interviewers: instructions, probes, answers that are none, checks",
    zh: "供访问员使用：指示语、追问、无效回答、逻辑校验",
  },
  text: { en, zh },
};
