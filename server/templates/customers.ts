import type { Template } from "./template.js";

const en = `survey customers "Customer satisfaction" {
  language en
  version  "1.0.0"
  anonymous
}

import "rensis:scales/en"

welcome "Thank you for your visit! Your answers take about three minutes and help us to get better."

page visit "Your last purchase" {
  single channel "Where did you buy from us last?" {
    store "In a shop"
    web   "On the web site"
    app   "In the app"
    phone "By telephone"
  }
  multiple bought "What did you buy?" {
    clothes "Clothes"
    home    "Things for the home"
    devices "Devices"
    other   "Something else"      specify
    nothing "Nothing"             exclusive
  }
}

page satisfaction "How it went" {
  rating overall "All in all, how satisfied are you?" on satisfaction5
  rate aspects "How satisfied are you with …" on satisfaction5 plus notapplicable {
    choice   "the choice of goods?"
    price    "the prices?"
    staff    "the help you were given?"
    delivery "the delivery?"
  }
  if overall <= 2 {
    open trouble "What went wrong?" lines 4 optional
  }
}

page loyalty "Looking ahead" {
  rating recommend "How likely are you to recommend us to a friend?" on likelihood11
  open   reason    "What is the main reason for your answer?"        lines 3 optional
  yesno  again     "Will you buy from us again?"
}

demographics person "About you" {
  single age "How old are you?" unit "years" {
    1 ..24
    2 25..39
    3 40..59
    4 60..
  }
}

score service "Satisfaction with the service" = mean(aspects) at least half rescaled 0..100

thanks "Thank you! We read every answer."
`;

const zh = `survey customers "顾客满意度调查" {
  language zh-CN
  version  "1.0.0"
  anonymous
}

import "rensis:scales/zh"

welcome "感谢您的惠顾！填写本问卷约需三分钟，您的意见将帮助我们不断改进。"

page visit "最近一次购物" {
  single channel "您最近一次是通过哪种方式购买的？" {
    store "实体门店"
    web   "官方网站"
    app   "手机应用"
    phone "电话订购"
  }
  multiple bought "您购买了哪些商品？（可多选）" {
    clothes "服装鞋帽"
    home    "家居用品"
    devices "数码电器"
    other   "其他"         specify
    nothing "没有购买商品" exclusive
  }
}

page satisfaction "购物感受" {
  rating overall "总的来说，您对这次购物满意吗？" on satisfaction5
  rate aspects "您对以下各方面的满意程度如何？" on satisfaction5 plus notapplicable {
    choice   "商品种类"
    price    "商品价格"
    staff    "店员服务"
    delivery "配送速度"
  }
  if overall <= 2 {
    open trouble "您遇到了什么问题？" lines 4 optional
  }
}

page loyalty "今后的打算" {
  rating recommend "您有多大可能向亲友推荐我们？" on likelihood11
  open   reason    "您这样选择的主要原因是什么？" lines 3 optional
  yesno  again     "您今后还会在我们这里购买吗？"
}

demographics person "个人资料" {
  single age "您的年龄" unit "岁" {
    1 ..24
    2 25..39
    3 40..59
    4 60..
  }
}

score service "服务满意度" = mean(aspects) at least half rescaled 0..100

thanks "问卷到此结束，感谢您的宝贵意见！"
`;

export const customers: Template = {
  id: "customers",
  name: "customers",
  title: { en: "Customer satisfaction", zh: "顾客满意度" },
  description: {
    en: "Last purchase, satisfaction by aspect, likelihood to recommend",
    zh: "最近一次购物、分项满意度、推荐意愿",
  },
  text: { en, zh },
};
