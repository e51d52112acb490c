import { locationsTable, projectsTable } from "./projects.ts";
import { blocksMap, catchmentsTable, placesTable, sitesTable } from "./blocks.ts";
import { columns } from "./columns.ts";
import { birthsCsv, enrolmentCsv, placesCsv } from "./enrolment.ts";
import { factsOf, type SchoolFacts } from "./facts.ts";
import { gb18030 } from "./gb18030.ts";
import { withMistakes } from "./mistakes.ts";
import { boundary } from "./places.ts";
import { regionFacts } from "./region-facts.ts";
import { asTyped, inTenThousands, type Spelling, withCodes, withEnglish, withPercent } from "./spelling.ts";
import { lastYearsRoster } from "./last-teachers.ts";
import { teacherRoster } from "./teachers.ts";
import { type Layout, workbookOf } from "./workbook.ts";

const fiction = "本表所有学校、数据、坐标均为虚构，仅供演示。";
const plainUnits = {
  teaching_area_m2: "（平方米）",
  sports_area_m2: "（平方米）",
  equipment_yuan: "（元）",
  smallest_music_room_m2: "（平方米）",
  smallest_art_room_m2: "（平方米）",
};
const base: Layout = {
  sheet: "学校基表",
  titles: [],
  header: "one",
  units: plainUnits,
  spelling: withPercent,
  notes: [],
  cover: [],
  regionSheet: "县域",
  withTotals: false,
};

const layout2023: Layout = {
  ...base,
  titles: ["青榕区义务教育学校办学条件基表（2023学年）", "填报单位：青榕区教育局　统计时点：2023年9月1日"],
  units: { ...plainUnits, migrant_students_share: "（%）" },
};
const layout2024: Layout = {
  ...base,
  sheet: "schools",
  header: "english",
  units: {},
  spelling: withEnglish,
  regionSheet: "region",
};
const layout2025: Layout = {
  ...base,
  titles: [
    "青榕区教育事业统计学校基表",
    "（2025学年，统计时点2025年9月1日）　单位：人、个、平方米、万元、间",
    "填报单位：青榕区教育局　　填报人：统计科",
  ],
  header: "two",
  units: { ...plainUnits, equipment_yuan: "（万元）" },
  spelling: asTyped,
  withTotals: true,
  notes: ["注：1. “—”表示该校无此学段；“无”表示没有专用教室。", `2. ${fiction}`],
};

function layout2026(state: "送审稿" | "定稿"): Layout {
  return {
    ...layout2025,
    titles: [
      `青榕区教育事业统计学校基表（2026学年·${state}）`,
      "统计时点：2026年9月1日　单位：人、个、平方米、万元、间",
    ],
    spelling: dashes,
    cover: [
      "填报说明",
      "一、本表一校一行；一贯制学校、完全中学按学段分列学生与教师，校舍设施按校填报。",
      "二、没有的学段填“—”，未统计的留空。",
      `三、${fiction}`,
    ],
  };
}

/** 2026: stages that a school does not have are "—"; a figure that was forgotten is empty. */
const dashes: Spelling = (column, facts) => {
  const cell = inTenThousands(column, facts);
  return cell === null && /^(students|classes|largest|teachers|backbone|pe_arts)/.test(column.id) ? "—" : cell;
};

/** 2022: one title row, Chinese words, national codes, saved as GB18030. */
function csvOf(rows: readonly SchoolFacts[]): Uint8Array {
  const head = ["青榕区2022学年学校基表（虚构数据）", columns.map((column) => column.zh).join(",")];
  const lines = rows.map((row) => columns.map((column) => withCodes(column, row) ?? "").join(","));
  return gb18030([...head, ...lines].join("\r\n") + "\r\n");
}

/** The workbook of 2023, which LibreOffice saves as .xls (`generate.ts --xls`). */
export function oldExcelSource(): Promise<Uint8Array> {
  return workbookOf(layout2023, factsOf(1), regionFacts(1));
}

/** Every file that the script makes by itself: name → bytes. */
export async function makeFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const final = factsOf(4);
  return new Map([
    ["2022-return.csv", csvOf(factsOf(0))],
    ["2024-return.xlsx", await workbookOf(layout2024, factsOf(2), regionFacts(2))],
    ["2025-return.xlsx", await workbookOf(layout2025, factsOf(3), regionFacts(3))],
    ["2026-return-draft.xlsx", await workbookOf(layout2026("送审稿"), withMistakes(final), regionFacts(4))],
    ["2026-return-final.xlsx", await workbookOf(layout2026("定稿"), final, regionFacts(4))],
    ["2025-teachers.csv", new TextEncoder().encode(lastYearsRoster(4))],
    ["2026-teachers.csv", new TextEncoder().encode(teacherRoster(4))],
    ["2026-blocks.geojson", new TextEncoder().encode(`${JSON.stringify(blocksMap())}\n`)],
    ["2026-places.csv", new TextEncoder().encode(placesTable())],
    ["2026-sites.csv", new TextEncoder().encode(sitesTable())],
    ["projects.csv", new TextEncoder().encode(projectsTable())],
    ["2026-locations.csv", new TextEncoder().encode(locationsTable())],
    ["2026-catchments.csv", new TextEncoder().encode(catchmentsTable())],
    ["enrolment.csv", new TextEncoder().encode(enrolmentCsv())],
    ["births.csv", new TextEncoder().encode(birthsCsv())],
    ["places.csv", new TextEncoder().encode(placesCsv())],
    ["boundary.geojson", new TextEncoder().encode(`${JSON.stringify(boundary())}\n`)],
  ]);
}
