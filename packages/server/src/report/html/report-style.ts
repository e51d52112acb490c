import { HEAT } from "../content/blocks.ts";

/** The report's looks: A4 paper, table heads on every page, readable without colour. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; padding: 12mm 6mm; color: #1f2a33; background: #fff;
  font: 10.5pt/1.6 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
header { border-bottom: 2px solid #2f6f9f; margin-bottom: 8mm; padding-bottom: 4mm; }
h1 { font-size: 20pt; margin: 0 0 2mm; line-height: 1.3; }
h2 { font-size: 14pt; margin: 9mm 0 3mm; break-after: avoid; }
header p { margin: 0; color: #51606b; }
.verdict { font-size: 13pt; font-weight: 700; border-left: 4px solid #2f6f9f; padding: 2mm 4mm; margin: 3mm 0; background: #f3f7fa; }
.note { color: #51606b; font-size: 9.5pt; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 5mm; font-size: 9.5pt; }
table.dense { font-size: 7.8pt; line-height: 1.35; }
caption { text-align: left; font-weight: 700; padding: 2mm 0; break-after: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 1px solid #b8c4cc; padding: 1mm 1.6mm; vertical-align: top; overflow-wrap: anywhere; }
th { background: #e3edf4; text-align: center; vertical-align: middle; }
td.right { text-align: right; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
td.center { text-align: center; }
td.heat-1 { background: ${HEAT[1]}; }
td.heat-2 { background: ${HEAT[2]}; }
td.heat-3 { background: ${HEAT[3]}; }
td.short { background: #ffe9d2; color: #8a3b00; font-weight: 700; }
figure { margin: 2mm 0 6mm; break-inside: avoid; }
figure svg { width: 100%; height: auto; }
figcaption { font-weight: 700; }
.panels { display: grid; gap: 3mm 4mm; }
.across-4 { grid-template-columns: repeat(auto-fill, minmax(38mm, 1fr)); }
.panel { break-inside: avoid; }
.panel p { margin: 0; font-size: 9pt; line-height: 1.35; }
.panel-title { font-weight: 700; }
.panel-shown { color: #51606b; text-align: center; }
.panel-shown.short { color: #8a3b00; font-weight: 700; }
.signatures { display: grid; grid-template-columns: repeat(auto-fit, minmax(60mm, 1fr)); gap: 10mm 12mm; margin-top: 12mm; break-inside: avoid; }
.signatures div { border-bottom: 1px solid #1f2a33; padding-bottom: 1mm; }
@page { size: A4; margin: 16mm 14mm; }
@media print { body { max-width: none; padding: 0; } .wide { overflow: visible; } td.short, td[class*="heat-"], th, .verdict { print-color-adjust: exact; } }
`.trim();
