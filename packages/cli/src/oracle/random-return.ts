import type { School } from "./naive-assessment.ts";

/** What may happen in a made-up return. */
export interface Weather {
  readonly seed: number;
  readonly schools: number;
  /** how many of a hundred cells are left empty */
  readonly blanks: number;
  /** every amount is exactly at, just above or just below a limit, where a careless comparison shows */
  readonly onTheEdge: boolean;
  /** how many times the middling amount the schools have: 0 nothing, 1 some pass and some fail, 3 all pass */
  readonly plenty: number;
}

type Chance = () => number;

const kinds = [
  "primary",
  "primary",
  "primary",
  "teaching_point",
  "lower_secondary",
  "lower_secondary",
  "nine_year",
  "nine_year",
  "complete_secondary",
  "twelve_year",
  "special",
  "upper_secondary",
  "kindergarten",
];
const stagesOf: Readonly<Record<string, readonly string[]>> = {
  primary: ["primary"],
  teaching_point: ["primary"],
  lower_secondary: ["lower_secondary"],
  nine_year: ["primary", "lower_secondary"],
  complete_secondary: ["lower_secondary", "upper_secondary"],
  twelve_year: ["primary", "lower_secondary", "upper_secondary"],
  special: ["primary", "lower_secondary"],
  upper_secondary: ["upper_secondary"],
  kindergarten: ["preschool"],
};
/** Per student, in the middle; not a threshold. */
const perStudent = { teachers_above_required_degree: 0.06, backbone_teachers: 0.014, pe_arts_teachers: 0.013 };
const perSchool = { teaching_area_m2: 6, sports_area_m2: 10.5, equipment_yuan: 2700, multimedia_rooms: 0.03 };
const edges: Readonly<Record<string, number>> = {
  teachers_above_required_degree: 0.042,
  backbone_teachers: 0.01,
  pe_arts_teachers: 0.009,
  teaching_area_m2: 4.5,
  sports_area_m2: 7.5,
  equipment_yuan: 2000,
  multimedia_rooms: 0.023,
};
const juniorEdges: Readonly<Record<string, number>> = {
  ...edges,
  teachers_above_required_degree: 0.053,
  teaching_area_m2: 5.8,
  sports_area_m2: 10.2,
  equipment_yuan: 2500,
  multimedia_rooms: 0.024,
};

/** A return by seeded chance: all kinds of schools, public and private, with and without students, with cells left empty. */
export function randomReturn(weather: Weather): readonly School[] {
  const chance = chanceFrom(weather.seed);
  return Array.from({ length: weather.schools }, (_, at) => randomSchool(at, weather, chance));
}

function randomSchool(at: number, weather: Weather, chance: Chance): School {
  const kind = kinds[Math.floor(chance() * kinds.length)]!;
  const numbers: Record<string, number | null> = {};
  for (const stage of stagesOf[kind]!) {
    const students = studentsOf(kind, weather, chance);
    numbers[`students_${stage}`] = students;
    if (stage !== "primary" && stage !== "lower_secondary") continue;
    const edge = stage === "primary" ? edges : juniorEdges;
    for (const [id, share] of Object.entries(perStudent))
      numbers[`${id}_${stage}`] = Math.round(amount(students, { share, edge: edge[id]! }, weather, chance));
    numbers[`teachers_${stage}`] = Math.ceil(students * 0.4) + 5;
  }
  const all = Object.entries(numbers).reduce(
    (sum, [id, value]) => (id.startsWith("students_") ? sum + value! : sum),
    0,
  );
  for (const [id, share] of Object.entries(perSchool)) {
    const edge = kind === "lower_secondary" ? juniorEdges : edges;
    const exact = amount(all, { share, edge: edge[id]! }, weather, chance);
    numbers[id] = id.endsWith("_m2") ? Math.round(exact * 100) / 100 : Math.round(exact);
  }
  for (const id of Object.keys(numbers))
    if (mayBeEmpty(kind, id) && chance() * 100 < weather.blanks) numbers[id] = null;
  const code = `99${String(at).padStart(8, "0")}`;
  return {
    school_code: code,
    school_name: `第${at + 1}学校`,
    school_kind: kind,
    ownership: chance() < 0.15 ? "private" : "public",
    numbers,
  };
}

function studentsOf(kind: string, { onTheEdge }: Weather, chance: Chance): number {
  const dice = chance();
  if (dice < 0.03) return 0;
  if (kind === "teaching_point") return [48, 49, 50, 51, 12, 88][Math.floor(chance() * 6)]!;
  return onTheEdge ? 1000 * (1 + Math.floor(chance() * 2)) : 30 + Math.floor(chance() * chance() * 1900);
}

function amount(students: number, each: { share: number; edge: number }, weather: Weather, chance: Chance): number {
  if (!weather.onTheEdge) return students * each.share * (0.55 + 1.1 * chance()) * weather.plenty;
  const factor = [1, 1, 1, 0.85, 0.85, 1.5][Math.floor(chance() * 6)]!;
  const nudge = [0, 0, 0, 0.01, -0.01][Math.floor(chance() * 5)]!;
  return Math.max(0, students * each.edge * factor + nudge);
}

/** A teaching point says how many students it has: else nobody can say whether it is judged. */
function mayBeEmpty(kind: string, id: string): boolean {
  return !(kind === "teaching_point" && id === "students_primary") && !/^teachers_(primary|lower)/.test(id);
}

/** Writes it as a file of the tidy return, in the words, order and separator that the seed says. */
export function writeReturn(schools: readonly School[], seed: number): string {
  const separator = [",", "\t", ";"][seed % 3]!;
  const language = seed % 2;
  const numbers = [...new Set(schools.flatMap((school) => Object.keys(school.numbers)))];
  const columns = turned(
    ["region_code", "school_year", "school_code", "school_name", "school_kind", "ownership", ...numbers],
    seed,
  );
  const cell = (school: School, id: string): string => {
    if (id === "region_code") return "350111";
    if (id === "school_year") return "2024";
    if (id === "school_kind" || id === "ownership") return language ? chinese[school[id]]! : school[id];
    if (id === "school_code" || id === "school_name") return school[id];
    const value = school.numbers[id] ?? null;
    if (value === null) return "";
    return language && id === "equipment_yuan" ? String(value / 10_000) : String(value);
  };
  const header = columns.map((id) => (language ? chinese[id]! : id));
  const lines = [header, ...schools.map((school) => columns.map((id) => cell(school, id)))];
  return `${seed % 5 === 0 ? "\uFEFF" : ""}${lines.map((line) => line.join(separator)).join("\r\n")}\r\n`;
}

function turned(ids: readonly string[], by: number): readonly string[] {
  return [...ids.slice(by % ids.length), ...ids.slice(0, by % ids.length)];
}

const chinese: Readonly<Record<string, string>> = {
  region_code: "区划代码",
  school_year: "学年",
  school_code: "学校标识码",
  school_name: "学校名称",
  school_kind: "办学类型",
  ownership: "办别",
  public: "公办",
  private: "民办",
  kindergarten: "幼儿园",
  primary: "小学",
  teaching_point: "教学点",
  lower_secondary: "初级中学",
  nine_year: "九年一贯制学校",
  complete_secondary: "完全中学",
  twelve_year: "十二年一贯制学校",
  upper_secondary: "高级中学",
  special: "特殊教育学校",
  students_preschool: "在园幼儿数",
  students_primary: "小学在校生数",
  students_lower_secondary: "初中在校生数",
  students_upper_secondary: "高中在校生数",
  teachers_primary: "小学专任教师数",
  teachers_lower_secondary: "初中专任教师数",
  teachers_above_required_degree_primary: "小学高于规定学历教师数",
  teachers_above_required_degree_lower_secondary: "初中高于规定学历教师数",
  backbone_teachers_primary: "小学县级以上骨干教师数",
  backbone_teachers_lower_secondary: "初中县级以上骨干教师数",
  pe_arts_teachers_primary: "小学体育艺术专任教师数",
  pe_arts_teachers_lower_secondary: "初中体育艺术专任教师数",
  teaching_area_m2: "教学及辅助用房面积",
  sports_area_m2: "体育运动场馆面积",
  equipment_yuan: "教学仪器设备值（万元）",
  multimedia_rooms: "网络多媒体教室数",
};

function chanceFrom(seed: number): Chance {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
