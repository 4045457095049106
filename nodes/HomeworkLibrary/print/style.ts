/** Black on white, whatever the screen prefers; the paper's own size, A4 or Letter. */
const PAPER = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#000;font:11pt/1.45 Georgia,'Times New Roman',serif;overflow-wrap:break-word}
main{max-width:180mm;margin:0 auto;padding:8mm 4mm}
h1{margin:0 0 4mm;font-size:18pt;line-height:1.2}
h2{margin:6mm 0 2mm;font-size:12.5pt;line-height:1.3;break-after:avoid}
p,ol,ul{margin:0 0 3mm}
.reference{margin:0 0 4mm;text-align:right;font-size:10pt}
.reference strong{letter-spacing:.06em;font-family:'Courier New',monospace}
.label{margin:0 0 1mm;font-size:11pt;font-weight:bold}
.hint,small{font-size:9.5pt;font-weight:normal}
.hint{margin:0 0 1mm}
.written{white-space:pre-line}
.words{margin:0 0 5mm;padding:3mm 4mm;border:.3mm solid #000}
.words p:last-child{margin:0}
section{margin:5mm 0 0;break-inside:avoid}
section.table{break-inside:auto}
.line{height:9mm;border-bottom:.2mm solid #000}
ul.boxes{padding:0;list-style:none}
ul.two{columns:2;column-gap:8mm}
ul.boxes li{display:flex;break-inside:avoid;align-items:baseline;gap:2.5mm;margin:0;padding:.75mm 0}
.box{flex:none;width:4.2mm;height:4.2mm;border:.3mm solid #000;font:bold 3.4mm/3.6mm sans-serif;text-align:center;align-self:center}
li.chosen{font-weight:bold}
.chosen .box::before{content:'\\2715'}
.scale{max-width:160mm}
.numbers,.ends{display:flex;justify-content:space-between;margin:0;gap:4mm}
.numbers{padding:2mm 0 1mm}
.numbers span{min-width:7mm;padding:.6mm 0;text-align:center}
.numbers .chosen{border:.3mm solid #000;border-radius:50%}
.ends{font-size:9.5pt}
table{width:100%;margin-top:1mm;border-collapse:collapse;table-layout:fixed}
th,td{padding:1mm 1.5mm;border:.2mm solid #000;text-align:left;vertical-align:top;font-size:9.5pt}
td{height:12mm}
tr{break-inside:avoid}
footer{break-inside:avoid;margin:8mm 0 0;padding:3mm 0 0;border-top:.3mm solid #000;font-size:10pt}
footer p{margin:0 0 1mm}
@media print{main{max-width:none;padding:0}}
`.trim();

/**
 * The style of a sheet.
 *
 * @param foot what stands at the foot of each page, in letters, digits, blanks and dashes
 */
export function paper(foot: string): string {
	const margins = foot && `@bottom-left{content:"${foot}";font:9pt Georgia,serif}`;
	return `${PAPER}\n@page{margin:16mm 15mm 18mm;${margins}@bottom-right{content:counter(page) " / " counter(pages);font:9pt Georgia,serif}}`;
}
