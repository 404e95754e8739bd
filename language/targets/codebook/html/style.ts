/**
 * Style sheet of the page: the colours, type and spacing of the forms. A constant, so that its hash in the
 * content policy is one, too.
 */
const light =
  "--bg:#fcfbf9;--ink:#1b1e23;--soft:#494f59;--line:#d9d7d2;--zebra:#f5f3ef;--accent:#1f5c87;--tint:#eaf1f6";
const dark =
  "--bg:#15181d;--ink:#eceae6;--soft:#b8bcc4;--line:#343a43;--zebra:#1c2026;--accent:#9cc7e8;--tint:#1d2a35";

export const style = `
:root{color-scheme:light dark;${light};--body:system-ui,-apple-system,"Segoe UI","PingFang SC","Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;--mono:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"Noto Sans Mono","Noto Sans Mono CJK SC",monospace}
@media (prefers-color-scheme:dark){:root{${dark}}}
*,*::before,*::after{box-sizing:border-box}
html{background:var(--bg);color:var(--ink);font:1.0625rem/1.5 var(--body);-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem;overflow-wrap:break-word}
:lang(zh){line-height:1.7;text-autospace:normal;text-spacing-trim:trim-start}
:lang(zh) em{font-style:normal;font-weight:600}
body{margin:0 auto;max-width:72rem;padding:0 1rem 4rem}
h1,h2,h3,h4,p,dl,dd,ul,ol,table{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:2rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;text-wrap:balance;max-width:42rem}
h2{font-size:1.5rem;line-height:1.3;font-weight:650;padding-bottom:.5rem;border-bottom:2px solid var(--ink);margin-bottom:1rem}
h2 small{display:block;font-size:.875rem;font-weight:500;color:var(--soft)}
h3,h4{font-size:1.125rem;line-height:1.45;font-weight:600}
h3.section{font-size:1.25rem;margin-top:2.5rem;color:var(--accent)}
:lang(zh) h1,h1:lang(zh){line-height:1.4;letter-spacing:0}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
code{font-family:var(--mono);font-size:.9em;overflow-wrap:anywhere}
.skip{position:absolute;left:-100vw;top:.5rem;padding:.5rem 1rem;background:var(--bg);z-index:1}
.skip:focus{left:.5rem}
.soft{color:var(--soft)}
.kicker{font-size:.875rem;font-weight:600;color:var(--accent);letter-spacing:.04em}
.head{padding:2.5rem 0 1.5rem}
.head .kicker{margin-bottom:.25rem}
.counts{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:1rem;color:var(--soft);font-size:.9375rem}
.promise{padding:.75rem 1rem;margin-bottom:1rem;background:var(--tint);border-inline-start:4px solid var(--accent);border-radius:2px}
main>section{margin-bottom:4rem;max-width:46rem}
main>section>p,main>section>table{margin-bottom:.75rem}
.entry{padding:1.5rem 0;border-bottom:1px solid var(--line)}
.entry:last-child{border-bottom:0}
.entry>*+*{margin-top:.75rem}
.entry h3,.entry h4{display:flex;gap:.75rem;align-items:baseline}
.entry h3>span:last-child,.entry h4>span:last-child{min-width:0}
.no{flex:none;min-width:1.25em;color:var(--accent);font-variant-numeric:tabular-nums}
.aside{color:var(--soft)}
.aside b,.list b{font-weight:600;margin-inline-end:.35em}
.pipe{background:var(--tint);border-radius:3px;padding:0 .2em}
.facts{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.25rem 1rem;font-size:.9375rem}
.facts dt{color:var(--soft);overflow-wrap:normal;hyphens:auto}
.facts.sub{padding:.75rem 1rem;background:var(--zebra);border-radius:4px}
.name{font-weight:600;padding:.05em .35em;margin-inline-start:-.35em;background:var(--tint);border-radius:3px}
.name{scroll-margin-top:7rem}
.name:target{outline:3px solid var(--accent)}
.entry:target>h3,.entry:target>h4{background:var(--tint)}
.position{margin-inline-start:.35em;color:var(--soft);font-size:.875em;font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:start;color:var(--soft);padding-bottom:.25rem}
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line);font-weight:inherit}
thead th{font-weight:600;font-size:.875rem;color:var(--soft);border-bottom:1px solid var(--soft)}
tbody th{font-weight:600;white-space:nowrap}
tr:last-child>*{border-bottom:0}
th:last-child,td:last-child{padding-inline-end:0}
.num{width:4.5rem;white-space:nowrap;font-variant-numeric:tabular-nums}
.value{width:11rem;min-width:6rem}
.note{display:block;color:var(--soft);font-size:.875rem}
.range{white-space:nowrap;font-variant-numeric:tabular-nums}
.missing{background:var(--zebra)}
.list{font-size:.9375rem}
.items{border-top:1px solid var(--line)}
.items>li{padding:.6rem 0;border-bottom:1px solid var(--line);break-inside:avoid}
.items>li:last-child{border-bottom:0}
.item{display:flex;gap:.75rem}
.item .code{flex:none;min-width:1.5em;color:var(--soft);font-variant-numeric:tabular-nums}
.before{font-weight:600;margin:.5rem 0}
.vars{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin-top:.25rem;padding-inline-start:.35em;font-size:.9375rem}
.vars>li{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .6em}
.vars .position{margin:0}
.marks{color:var(--soft);font-size:.9375rem;margin-top:.25rem}
.index{columns:11rem;column-gap:1.5rem;font-size:.9375rem}
.index li{break-inside:avoid;padding:.15rem 0}
.contents{font-size:.9375rem;line-height:1.4}
.contents a{display:block;padding:.3rem 0;color:inherit;text-decoration:none}
.contents a:hover{color:var(--accent);text-decoration:underline}
.contents ol ol{padding-inline-start:1rem;color:var(--soft)}
.contents .wide{display:none}
.contents .narrow{margin-bottom:2rem;border:1px solid var(--line);border-radius:4px}
.contents summary{padding:.65rem 1rem;font-weight:600;min-height:44px;cursor:pointer}
.contents .narrow>ol{padding:0 1rem .75rem}
.contents .narrow a{min-height:2.25rem;padding:.45rem 0}
@media (min-width:64rem){
.columns{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:4rem}
.contents .narrow{display:none}
.contents .wide{display:block}
.contents{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:1rem 1rem 1rem .35rem}
.contents .kicker{margin-bottom:.35rem}
}
@media (max-width:30rem){
h1{font-size:1.625rem}
h2{font-size:1.3125rem}
.facts{grid-template-columns:7rem minmax(0,1fr);gap:.4rem .75rem}
.facts .long{grid-column:1/-1}
dd.long{margin-top:-.4rem}
.num,.value{width:auto}
.value{min-width:4.5rem}
th,td{padding-inline-end:.5rem}
tbody th{white-space:normal}
}
@media (forced-colors:active){.name,.pipe{border:1px solid}.promise{border-inline-start-color:Highlight}}
@media print{
@page{size:A4;margin:20mm}
:root{color-scheme:light;${light};--bg:#fff}
html{font-size:10pt}
body{max-width:none;padding:0}
.contents,.skip{display:none}
main>section{max-width:none}
.entry{break-inside:avoid-page;padding:4mm 0}
h2,h3,h4{break-after:avoid}
thead{display:table-header-group}
tr{break-inside:avoid}
a{color:inherit;text-decoration:none}
}
`;
