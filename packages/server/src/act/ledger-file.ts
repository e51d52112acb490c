import ExcelJS from "exceljs";
import type { StandingFinding } from "./findings-of-region.ts";

/** One line of the ledger as it is handed out. */
type Line = readonly string[];

const HEAD: Line = [
  "学校标识码",
  "学校名称",
  "督导日期",
  "督学",
  "发现的问题",
  "整改期限",
  "状态",
  "整改情况",
  "复查情况",
  "销号日期",
  "逾期上报",
];
const WIDTHS = [14, 24, 12, 12, 40, 12, 14, 40, 40, 12, 24];
const LEVELS = { county: "县", city: "市", province: "省", nation: "国家" } as const;

/** The ledger 督导台账 as lines of words, school by school; nothing in it is judged here. */
export function ledgerLines(findings: readonly StandingFinding[], nameOf: (school: string) => string): readonly Line[] {
  const inOrder = findings.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return inOrder.map(({ row, standing, due, rises, events }) => [
    row.school_code,
    nameOf(row.school_code),
    row.visited_on,
    row.created_by,
    row.finding,
    standing.dueOn,
    stateWords(standing.state, standing.isSentBack, due.days),
    events.flatMap(({ event, who }) => (event.what === "answered" ? [`${who}：${event.words}`] : [])).join("；"),
    events
      .flatMap(({ event, who }) =>
        event.what === "checked" ? [`${who}：${event.isEnough ? "通过" : "退回"} ${event.words}`.trim()] : [],
      )
      .join("；"),
    standing.closedOn ?? "",
    rises.map(({ level, on }) => `${LEVELS[level]} ${on}`).join("；"),
  ]);
}

function keyOf({ row }: StandingFinding): string {
  return [row.school_code, row.visited_on, row.finding_id].join(" ");
}

function stateWords(state: string, isSentBack: boolean, days: number | null): string {
  const late = days !== null && days < 0 ? `，逾期 ${-days} 天` : "";
  if (state === "closed") return "已销号";
  if (state === "checked") return `复查通过，待销号${late}`;
  if (state === "answered") return `已报整改，待复查${late}`;
  return `${isSentBack ? "复查退回" : "待整改"}${late}`;
}

/** What a spreadsheet would take for a formula, also with signs of full width. */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** The ledger as CSV with a byte order mark; a cell that a spreadsheet would run as a formula stands behind an apostrophe. */
export function ledgerCsv(lines: readonly Line[]): string {
  const cell = (text: string): string => {
    const safe = STARTS_FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[HEAD, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** The ledger as a workbook: every cell is text, so that nothing in it is run. */
export async function ledgerXlsx(lines: readonly Line[], madeAt: Date): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "Youheng";
  workbook.created = madeAt;
  const sheet = workbook.addWorksheet("督导台账", {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = HEAD.map((header, i) => ({ header, width: WIDTHS[i]!, style: { numFmt: "@" } }));
  for (const line of lines) sheet.addRow([...line]).alignment = { wrapText: true, vertical: "top" };
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: lines.length + 1, column: HEAD.length } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
