/** Style of the frame around the form and of the page of problems; colours are neutral so that the form stands out. */
export const style = `
:root { color-scheme: light dark; --ground: #f4f4f2; --paper: #fff; --ink: #1c1c1a; --soft: #55554f; --line: #8a8a82; --bad: #a3161c; --warn: #7a4b00; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ground: #161615; --paper: #201f1e; --ink: #ecebe6; --soft: #b4b3ab; --line: #807f77; --bad: #ff9a94; --warn: #f0bd6a; --accent: #8ac2ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
:lang(zh) { line-height: 1.7; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.shell { display: grid; grid-template-rows: auto 1fr; height: 100vh; height: 100dvh; }
.bar { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 8px 16px; border-bottom: 1px solid var(--line); background: var(--paper); font-size: 15px; }
.bar strong { overflow-wrap: anywhere; }
.bar [role=status] { color: var(--soft); }
.bar [role=status][data-state=bad] { color: var(--bad); font-weight: 600; }
.bar fieldset { display: flex; gap: 12px; margin: 0 0 0 auto; padding: 0; border: 0; }
.bar legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.bar label { display: inline-flex; gap: 6px; align-items: center; min-height: 32px; }
.stage { display: flex; justify-content: center; min-height: 0; }
iframe { flex: none; width: 100%; height: 100%; border: 0; background: var(--paper); }
iframe[data-width=phone] { width: min(375px, 100%); }
iframe[data-width=tablet] { width: min(768px, 100%); }
main { max-width: 60rem; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 8px; }
main > p { color: var(--soft); margin: 0 0 24px; }
ol { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; }
li { background: var(--paper); border: 1px solid var(--line); border-inline-start: 4px solid var(--bad); border-radius: 4px; padding: 12px 16px; }
li[data-severity=warning] { border-inline-start-color: var(--warn); }
li[data-severity=info], li[data-severity=hint] { border-inline-start-color: var(--line); }
.place { color: var(--soft); font-size: 0.9rem; overflow-wrap: anywhere; }
.message { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
pre { margin: 8px 0 0; padding-bottom: 6px; overflow-x: auto; font: 14px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
mark { background: none; color: inherit; text-decoration: underline wavy var(--bad) 1.5px; text-underline-offset: 4px; }
mark:empty { border-inline-start: 2px solid var(--bad); }
`;
