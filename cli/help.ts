import type { Locale } from "../language/diagnostics/define.js";

/** Texts of `--help`. */
const en = {
  usage: "<command> [paths] [options]",
  description:
    "Checks surveys written in the Rensis language and builds JSON Schemas, web forms, paper questionnaires and codebooks from them.",
  version: "print the version",
  help: "print this help",
  helpCommand: "print the help of a command",
  titles: {} as Record<string, string>,
  check: "check surveys and list what is wrong",
  build: "build the outputs of surveys",
  format: "lay out surveys; “-” takes standard input to standard output",
  watch: "build, and build again at every change",
  init: "make a first survey and a configuration; never overwrites",
  preview: "show the web form of a survey on a local page that follows every change",
  validate: "check answer documents (JSON) against a survey",
  lsp: "serve an editor: the language server on standard input and output",
  fix: "make the repairs that are safe",
  formatCheck: "change nothing; list the files that are not formatted and exit with 1",
  stdio: "speak over standard input and output; that is the default",
  port: "port of the local page (default: a free one)",
  locale: "language of messages, zh or en (default: configuration, then system)",
  config: "configuration file (default: the nearest rensis.yaml upward)",
  quiet: "no progress on standard error",
  debug: "print the stack of an internal error",
  reportFormat: "how problems are written: pretty (default), json, github, sarif, junit",
  maxWarnings: "exit with 1 when there are more warnings than this",
  target:
    "json-schema, html, paper, pdf, docx, codebook; several with commas (default: configuration, then all but pdf)",
  outDir: "output folder (default: configuration, then dist)",
  browser: "browser of the Chromium family that prints PDF (default: an installed one)",
  examples: `
Paths are files, folders or globs; without any, the whole workspace is meant: the folder of the nearest
rensis.yaml upward, else the current folder.

Examples:
  $ rensis init                              start a survey here
  $ rensis preview shop.survey               see its form while writing it
  $ rensis check                             check every survey below this folder
  $ rensis check --fix shop.survey           repair what can be repaired safely
  $ rensis build --target html --out-dir www shop.survey
  $ rensis build "surveys/**/*.survey"       build all of them to dist
  $ rensis format --check                    for CI: is everything formatted?
  $ rensis check --format github             for CI: problems at the lines of a change
  $ rensis validate shop.survey answers/*.json

Exit codes: 0 clean, 1 problems found, 2 called wrongly.
`,
};

export type HelpTexts = typeof en;

const zh: HelpTexts = {
  usage: "<命令> [路径] [选项]",
  description: "检查用 Rensis 语言编写的问卷，并由其生成 JSON Schema、网页表单和编码本。",
  version: "显示版本号",
  help: "显示本帮助",
  helpCommand: "显示某个命令的帮助",
  titles: { "Usage:": "用法：", "Options:": "选项：", "Commands:": "命令：", "Arguments:": "参数：" },
  check: "检查问卷，列出存在的问题",
  build: "生成问卷的各种输出",
  format: "统一问卷源文件的排版；“-”表示从标准输入读取并写到标准输出",
  watch: "生成输出，并在每次改动后重新生成",
  init: "新建一份示例问卷和配置文件；不会覆盖已有文件",
  preview: "在本机网页中显示问卷表单，随改动自动刷新",
  validate: "按问卷检查答卷（JSON）",
  lsp: "为编辑器提供服务：在标准输入输出上运行语言服务器",
  fix: "自动修复可以安全修复的问题",
  formatCheck: "不改动文件；列出需要排版的文件并以 1 退出",
  stdio: "通过标准输入输出通信，此为默认方式",
  port: "本机网页的端口（默认任选一个空闲端口）",
  locale: "提示信息的语言，zh 或 en（默认依次取配置、系统语言）",
  config: "配置文件（默认为向上最近的 rensis.yaml）",
  quiet: "不在标准错误输出进度",
  debug: "发生内部错误时输出调用栈",
  reportFormat: "问题的输出格式，默认 pretty；可用 pretty、json、github、sarif、junit",
  maxWarnings: "警告多于此数时以 1 退出",
  target: "json-schema、html、paper、pdf、docx、codebook，多个以逗号分隔（默认依次取配置、除 pdf 外的全部）",
  outDir: "输出文件夹（默认依次取配置、dist）",
  browser: "用于生成 PDF 的 Chromium 系列浏览器（默认使用已安装的）",
  examples: `
路径可以是文件、文件夹或通配符；不写路径即指整个工作区：向上最近的 rensis.yaml 所在的文件夹，
若没有则为当前文件夹。

示例：
  $ rensis init                              在此新建问卷
  $ rensis preview shop.survey               边写边看表单
  $ rensis check                             检查此文件夹下的所有问卷
  $ rensis check --fix shop.survey           自动修复可以安全修复的问题
  $ rensis build --target html --out-dir www shop.survey
  $ rensis build "surveys/**/*.survey"       全部生成到 dist
  $ rensis format --check                    用于持续集成：排版是否都符合要求
  $ rensis check --format github             用于持续集成：在改动所在的行显示问题
  $ rensis validate shop.survey answers/*.json

退出码：0 没有问题，1 发现问题，2 命令用法有误。
`,
};

export const helpTexts: Record<Locale, HelpTexts> = { en, zh };
