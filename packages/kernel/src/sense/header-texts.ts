import type { Telling } from "./finding-log.ts";

/** What is said of headers, sheets and rows; each function words one finding. */
export const tell = {
  noHeader: (seen: string, wanted: string): Telling => ({
    zh: `没有找到表头：前几行中没有一列是认识的（看到：${seen || "空白"}）。`,
    en: `No header was found: none of the first rows names a known column (seen: ${seen || "nothing"}).`,
    fix: `请核对工作表是否选对，表头应含：${wanted}；也可手工指定各列。`,
    fixEn: `Check that this is the right sheet; the header should have: ${wanted}; or match the columns by hand.`,
  }),
  missingColumn: (zh: string, en: string, id: string): Telling => ({
    zh: `缺少必需的列“${zh}”，整份报表无法读入。`,
    en: `The required column "${en}" is not there; the return cannot stand without it.`,
    fix: `请补上该列，表头写作“${zh}”，或手工指定哪一列是它。`,
    fixEn: `Add the column with the header "${id}", or say by hand which column it is.`,
  }),
  absentColumns: (zh: string, en: string): Telling => ({
    zh: `文件中没有这些列，相应数据按未填报处理：${zh}。`,
    en: `These columns are not in the file; what they would hold counts as not reported: ${en}.`,
    fix: "如果需要这些数据，请补上相应的列。",
    fixEn: "Add the columns if their facts are needed.",
  }),
  duplicateColumn: (first: string, second: string, zh: string, en: string): Telling => ({
    zh: `${first} 列和 ${second} 列都是“${zh}”，不知道该用哪一列。`,
    en: `Columns ${first} and ${second} both mean "${en}"; which one holds is not known.`,
    fix: "请删去或改名其中一列；在此之前用的是前一列。",
    fixEn: "Remove or rename one of them; until then the first is used.",
  }),
  unknownColumn: (header: string, likely: string | null): Telling => ({
    zh: `不认识列“${header}”，保留在原文件中，不参与计算${likely === null ? "" : `。是否应为“${likely}”`}。`,
    en: `The column "${header}" is not known; it is kept in the file and not used${likely === null ? "" : `. Is "${likely}" meant`}.`,
    fix: "如果它是需要的数据，请改用规定的表头，或手工指定。",
    fixEn: "If its facts are needed, use the agreed header or match the column by hand.",
  }),
  unknownUnit: (header: string, remark: string, unit: string): Telling => ({
    zh: `表头“${header}”括号里的“${remark}”不是认识的单位，数值按“${unit}”读入，可能差很多倍。`,
    en: `"${remark}" in the header "${header}" is not a known unit; the numbers are read as ${unit} and may be wrong by a large factor.`,
    fix: `请确认单位是 ${unit}，或换算后在表头写明。`,
    fixEn: `Confirm that the unit is ${unit}, or convert the numbers and say so in the header.`,
  }),
  sheetUnit: (seen: string): Telling => ({
    zh: `表头上方写着“${seen}”，但列标题没有注明单位；没有注明的列按基本单位（元、平方米、人）读入。`,
    en: `Above the header stands "${seen}", but the columns do not say so; columns without a unit are read in yuan, m² and persons.`,
    fix: "请在用该单位的列标题中注明，例如“教学仪器设备值（万元）”。",
    fixEn: "Say the unit in the headers that use it, for example 教学仪器设备值（万元）.",
  }),
  totalRow: (name: string): Telling => ({
    zh: `这一行是“${name}”，不是学校，没有计入。`,
    en: `This row is a total ("${name}"), not a school; it was left out.`,
    fix: "无需处理。",
    fixEn: "Nothing to do.",
  }),
  remarkRow: (text: string): Telling => ({
    zh: `这一行是说明文字（“${text}”），不是学校，没有计入。`,
    en: `This row is a remark ("${text}"), not a school; it was left out.`,
    fix: "无需处理。",
    fixEn: "Nothing to do.",
  }),
  repeatedHeader: (): Telling => ({
    zh: "这一行重复了表头，没有计入。",
    en: "This row repeats the header; it was left out.",
    fix: "无需处理。",
    fixEn: "Nothing to do.",
  }),
  shiftedRow: (cells: number, columns: number): Telling => ({
    zh: `这一行有 ${cells} 个单元格，表头只有 ${columns} 列；可能是文字里的逗号没有加引号，后面的数据都错了位。`,
    en: `This row has ${cells} cells, the header ${columns}; a comma inside a text may lack quotation marks, so that what follows is shifted.`,
    fix: "请核对该行；含逗号的文字要加双引号。",
    fixEn: "Check the row; a text with a comma needs quotation marks.",
  }),
  noRows: (): Telling => ({
    zh: "表头下面没有任何学校。",
    en: "There is no school below the header.",
    fix: "请核对文件或工作表是否选对。",
    fixEn: "Check that this is the right file and sheet.",
  }),
  requiredBlank: (zh: string, en: string): Telling => ({
    zh: `“${zh}”没有填，这一行无法归属。`,
    en: `"${en}" is empty; the row cannot be assigned.`,
    fix: "请填写该单元格。",
    fixEn: "Fill in the cell.",
  }),
  wantedBlank: (zh: string, en: string): Telling => ({
    zh: `“${zh}”没有填：按未报告处理，不当作 0；用到它的指标无法判定。`,
    en: `"${en}" is empty: it counts as not reported, never as 0, and what needs it cannot be assessed.`,
    fix: "请补填；确实没有统计的，公布时说明理由。",
    fixEn: "Fill it in; if there is no such figure, say why when publishing.",
  }),
  duplicateSchool: (code: string, firstRow: number): Telling => ({
    zh: `学校标识码 ${code} 与第 ${firstRow} 行重复，同一学年每校只能有一行。`,
    en: `The school code ${code} already stands in row ${firstRow}; a school has one row a year.`,
    fix: "请核对两行，改正标识码或删去重复的一行。",
    fixEn: "Compare the two rows; correct the code or remove one row.",
  }),
  belowMin: (zh: string, en: string, value: string, min: string): Telling => ({
    zh: `“${zh}”是 ${value}，小于可能的最小值 ${min}。`,
    en: `"${en}" is ${value}, less than the smallest possible value ${min}.`,
    fix: "请核对该数值。",
    fixEn: "Check the value.",
  }),
  aboveMax: (zh: string, en: string, value: string, max: string): Telling => ({
    zh: `“${zh}”是 ${value}，大于可能的最大值 ${max}。`,
    en: `"${en}" is ${value}, more than the largest possible value ${max}.`,
    fix: "请核对数值和单位。",
    fixEn: "Check the value and its unit.",
  }),
  shareAsPercent: (zh: string, en: string, value: string): Telling => ({
    zh: `“${zh}”应为 0 到 1 的比例，现在是 ${value}，像是百分数。`,
    en: `"${en}" should be a share from 0 to 1; ${value} looks like a percentage.`,
    fix: `如果是百分之 ${value}，请写作“${value}%”或换算成小数。`,
    fixEn: `If ${value} per cent is meant, write "${value}%" or the decimal share.`,
  }),
  notWhole: (zh: string, en: string, value: string): Telling => ({
    zh: `“${zh}”应为整数，现在是 ${value}。`,
    en: `"${en}" should be a whole number; it is ${value}.`,
    fix: "请核对该数值。",
    fixEn: "Check the value.",
  }),
} as const;
