/**
 * The one style of every page: without script, fonts or images; readable at 320 px, in light and dark. What an old
 * browser does not know of it, it can do without.
 */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f6f4ef;--card:#fff;--ink:#20292e;--soft:#56616a;--line:#e0dbd0;--edge:#7b868e;--act:#1c6a57;--on-act:#fff;--tint:#e7f2ee;--warn:#8c2f14;--warn-tint:#fdf0ea}
@media(prefers-color-scheme:dark){:root{--paper:#12171a;--card:#1b2226;--ink:#e9eef0;--soft:#abb7be;--line:#2c363b;--edge:#76848c;--act:#7ed4ba;--on-act:#0a211a;--tint:#1d3530;--warn:#ffbfa5;--warn-tint:#3a221a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;border-top:.375rem solid var(--act);background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;overflow-wrap:break-word;overflow-wrap:anywhere}
main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem 2.5rem}
h1,h2,p,ol,ul,fieldset{margin:0 0 1rem}
h1,h2{line-height:1.25;text-wrap:balance}
h1{font-size:1.75rem;letter-spacing:-.01em;margin-bottom:.5rem}
h2{font-size:1.1875rem;margin-top:2rem;margin-bottom:.75rem}
h3{font-size:1.0625rem;margin:1.25rem 0 .5rem}
h1:focus,#draft:focus{outline:0}
summary{display:flex;align-items:center;min-height:3rem;font-weight:600;color:var(--act);cursor:pointer}
summary::before{content:'+';margin-right:.625rem;font-size:1.25rem}
[open]>summary::before{content:'\\2013'}
[open]>summary{margin-bottom:.75rem}
section{margin-top:2.5rem}
.card+p{margin-top:1.5rem}
.from{margin-bottom:.75rem;font-size:.9375rem;font-weight:600;color:var(--act)}
.soft,.hint{color:var(--soft)}
.hint{margin:0 0 .5rem;font-size:.9375rem;line-height:1.5}
.text{white-space:pre-line}
ol,ul{padding-left:1.625rem}
li{margin:.625rem 0;padding-left:.375rem}
li::marker{color:var(--act);font-weight:700}
.card>h2:first-child{margin-top:0}
.card{margin:2rem 0 0;padding:1.25rem 1rem;background:var(--card);border:1px solid var(--line);border-radius:1rem;box-shadow:0 1px 3px rgba(0,0,0,.06)}
fieldset{min-width:0;padding:0;border:0}
legend,.label{display:block;padding:0;font-weight:600}
legend{margin-bottom:.625rem;font-size:1.1875rem;line-height:1.25}
.label{margin-bottom:.25rem}
.field{margin:1.5rem 0}
.optional{font-weight:400;color:var(--soft)}
.choice{display:block;display:flex;align-items:center;gap:.75rem;min-height:3.25rem;margin:.5rem 0;padding:.625rem .875rem;border:1px solid var(--edge);border-radius:.75rem;cursor:pointer}
.choice input{flex:none;width:1.25rem;height:1.25rem;margin:0;accent-color:var(--act)}
.choice:hover{border-color:var(--act)}
.choice:has(:checked){border-color:var(--act);background:var(--tint);box-shadow:inset 0 0 0 1px var(--act)}
textarea,.code,.line{display:block;width:100%;padding:.75rem .875rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.75rem}
textarea{min-height:8rem;line-height:1.5;resize:vertical;field-sizing:content}
[aria-invalid]>.choice,textarea[aria-invalid],.code[aria-invalid],.line[aria-invalid]{border-color:var(--warn)}
input,select,textarea,#draft{scroll-margin-top:7rem}
.code,.line{min-height:3.25rem}
.words{margin:1.5rem 0;padding:.875rem 1rem;background:var(--tint);border-radius:.75rem}
.words p:last-child{margin:0}
legend.label{margin-bottom:.25rem;font-size:inherit}
.short{min-height:5rem}
.problem{margin:0 0 .5rem;color:var(--warn);font-weight:500}
.row{margin:1rem 0;padding:0 0 0 .875rem;border-left:.25rem solid var(--line)}
.row .field{margin:.75rem 0}
dt,dd{display:inline;margin:0}
dt{color:var(--soft)}
.said{margin:1rem 0 0;padding-left:.875rem;border-left:.25rem solid var(--line)}
.said p:last-child{margin-bottom:0}
button{display:block;margin-top:1.25rem;width:100%;min-height:3.25rem;padding:.75rem 1.25rem;font:inherit;font-weight:600;color:var(--on-act);background:var(--act);border:1px solid transparent;border-radius:.75rem;cursor:pointer}
[hidden]{display:none}
button:hover{filter:brightness(1.08)}
a:focus,button:focus,summary:focus,input:focus,select:focus,textarea:focus,.alert:focus{outline:3px solid var(--act);outline-offset:2px}
.choice:focus-within{outline:3px solid var(--act);outline-offset:2px}
.choice:focus-within input{outline:0}
.alert{margin:0 0 1.25rem;padding:.75rem 1rem;color:var(--warn);background:var(--warn-tint);border-left:.25rem solid var(--warn);border-radius:.5rem;font-weight:500}
.alert:focus{outline-color:var(--warn)}
.done{display:block;width:3rem;height:3rem;margin:.5rem 0 1rem;color:var(--act)}
img{display:block;max-width:100%;height:auto;color:#20292e;background:#fff;border-radius:.75rem}
audio{display:block;width:100%}
.attached{margin:1.5rem 0}
.attached p{margin-bottom:.5rem}
footer{margin-top:2rem;padding-top:1.25rem;border-top:1px solid var(--line);font-size:.9375rem;color:var(--soft)}
footer strong{color:var(--ink)}
footer p{margin-bottom:.5rem}
a{color:var(--act)}
button.quiet{margin-top:.75rem;color:inherit;background:transparent;border-color:var(--edge)}
button+.hint{margin-top:.5rem}
.card .words{margin-top:0}
.stop{margin-top:1.5rem}
@supports selector(:has(*)){form:not(:has([value=could-not]:checked)) .reason{display:none}}
@media(min-width:40rem){main{padding-top:3rem}.card{padding:1.75rem}button{width:auto;min-width:12rem}}
@media print{body{border:0;background:none;font-size:11pt}main{max-width:none}.card{break-inside:auto;box-shadow:none}textarea{overflow:visible}button,summary,details:not([open]){display:none}}
`.trim();
