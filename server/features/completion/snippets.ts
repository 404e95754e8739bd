/** Whole statements with places to fill in, in the language of the survey. */

export interface Surroundings {
  chinese: boolean;
  /** A name that is still free, beginning with a stem. */
  fresh: (stem: string) => string;
}

type Snippet = (s: Words) => string;

interface Words {
  /** One of two texts, by the language of the survey. */
  t: (en: string, zh: string) => string;
  fresh: (stem: string) => string;
}

const options = ({ t }: Words, mark = "") =>
  `{\n  \${3:a} "\${4:${t("First", "选项一")}}"\n  \${5:b} "\${6:${t("Second", "选项二")}}"${mark}$0\n}`;
const items = ({ t }: Words) =>
  `{\n  \${4:1} "\${5:${t("First item", "题项一")}}"\n  \${6:2} "\${7:${t("Second item", "题项二")}}"$0\n}`;
const head = (kind: string, { t, fresh }: Words, en = "Your question", zh = "题目文字") =>
  `${kind} \${1:${fresh("q")}} "\${2:${t(en, zh)}}"`;

const SNIPPETS: Record<string, Snippet> = {
  single: (w) => `${head("single", w)} ${options(w)}`,
  multiple: (w) =>
    `${head("multiple", w)} ${options(w).replace(
      "$0\n}",
      `\n  none "${w.t("None of these", "以上都没有")}" exclusive$0\n}`,
    )}`,
  yesno: (w) => `${head("yesno", w)}$0`,
  rating: (w) =>
    `${head("rating", w)} on 1..\${3:5} {\n  1 "\${4:${w.t("Very poor", "很差")}}"\n  \${3:5} "\${5:${w.t("Very good", "很好")}}"$0\n}`,
  rate: (w) =>
    `${head("rate", w, "How far do you agree?", "您在多大程度上同意以下说法？")} on \${3:1..5} ${items(w)}`,
  differential: (w) =>
    `${head("differential", w, "It was …", "您觉得它……")} on \${3:1..7} {\n  \${4:warm} "\${5:${w.t("cold", "冷淡")}}" "\${6:${w.t("warm", "热情")}}"$0\n}`,
  ranking: (w) => `${head("ranking", w, "Put these in order", "请排序")} ${options(w)}`,
  allocate: (w) => `${head("allocate", w, "Spread 100 points", "请分配 100 分")} total \${3:100} ${items(w)}`,
  slider: (w) =>
    `${head("slider", w)} 0..100 {\n  0   "\${3:${w.t("Bad", "很差")}}"\n  100 "\${4:${w.t("Good", "很好")}}"$0\n}`,
  number: (w) => `${head("number", w)} \${3:0..100}$0`,
  text: (w) => `${head("text", w)}$0`,
  open: (w) => `${head("open", w)} lines \${3:4}$0`,
  date: (w) => `${head("date", w)}$0`,
  time: (w) => `${head("time", w)}$0`,
  datetime: (w) => `${head("datetime", w)}$0`,
  grid: (w) =>
    `${head("grid", w)} {\n  column number \${3:count} "\${4:${w.t("Number", "数量")}}" 0..99\n  \${5:a} "\${6:${w.t("First row", "第一行")}}"$0\n}`,
  consent: (w) =>
    `consent \${1:${w.fresh("agreed")}} "\${2:${w.t("I agree to take part.", "我同意参加调查。")}}" else stop "\${3:${w.t("Thank you all the same.", "谢谢，打扰了。")}}"$0`,
  survey: ({ t }) =>
    `survey \${1:${t("name", "my_survey")}} "\${2:${t("Title", "问卷标题")}}" {\n  language \${3:${t("en", "zh-CN")}}\n}\n$0`,
  import: () => 'import "$1"$0',
  welcome: ({ t }) => `welcome "\${1:${t("Thank you for taking part.", "您好！感谢您参加调查。")}}"$0`,
  thanks: ({ t }) => `thanks "\${1:${t("Thank you!", "问卷已提交，谢谢！")}}"$0`,
  scale: ({ t, fresh }) =>
    `scale \${1:${fresh(t("agreement", "agreement"))}} 1..\${2:5} {\n  1 "\${3:${t("Strongly disagree", "非常不同意")}}"\n  \${2:5} "\${4:${t("Strongly agree", "非常同意")}}"$0\n}`,
  choices: (w) =>
    `choices \${1:${w.fresh("list")}} {\n  \${2:a} "\${3:${w.t("First", "选项一")}}"\n  \${4:b} "\${5:${w.t("Second", "选项二")}}"$0\n}`,
  dimension: ({ t, fresh }) =>
    `dimension \${1:${fresh("dimension1")}} "\${2:${t("Title", "维度名称")}}" {\n  1 "\${3:${t("First item", "题项一")}}"\n  2 "\${4:${t("Second item", "题项二")}}"$0\n}`,
  page: ({ t, fresh }) => `page \${1:${fresh("page1")}} "\${2:${t("Title", "页面标题")}}" {\n  $0\n}`,
  demographics: ({ t }) => `demographics "\${1:${t("About you", "个人资料")}}" {\n  $0\n}`,
  section: ({ t }) => `section "\${1:${t("Heading", "小标题")}}" {\n  $0\n}`,
  if: () => "if $1 {\n  $0\n}",
  note: ({ t }) => `note "\${1:${t("Words", "说明文字")}}"$0`,
  compute: ({ fresh }) => `compute \${1:${fresh("value")}} = $0`,
  check: ({ t }) => `check $1 "\${2:${t("Please correct your answer.", "请检查您的回答。")}}"$0`,
  confirm: ({ t }) => `confirm $1 "\${2:${t("Is this right?", "填写正确吗？")}}"$0`,
  stop: ({ t, fresh }) =>
    `stop \${1:${fresh("screened")}} "\${2:${t("Thank you, that is all.", "谢谢，访问到此结束。")}}" when $0`,
  score: ({ t, fresh }) => `score \${1:${fresh("score1")}} "\${2:${t("Title", "得分名称")}}" = $0`,
};

/** The statement that a keyword begins; undefined when it is more than a word only by what the author says. */
export function snippetOf(keyword: string, { chinese, fresh }: Surroundings): string | undefined {
  const make = Object.hasOwn(SNIPPETS, keyword) ? SNIPPETS[keyword] : undefined;
  return make?.({ t: (en, zh) => (chinese ? zh : en), fresh });
}

/** Keywords with a snippet. */
export const SNIPPET_WORDS: readonly string[] = Object.keys(SNIPPETS);
