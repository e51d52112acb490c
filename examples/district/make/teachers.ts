import { chance } from "./chance.ts";
import { factsOf, type SchoolFacts } from "./facts.ts";
import { type Judged, seed } from "./roster.ts";

/** The Chinese headers of the roster, in the order of its columns. */
const HEADERS =
  "教师编号,学校标识码,学段,学科,高于规定学历,骨干教师,体育艺术教师,在本校任教年限,距退休年限,免予轮岗,年龄,五年培训学时,教师资格证";

const STAGE_WORDS = { primary: "小学", lower_secondary: "初中" } as const;

/** Subjects by how many lessons they have: the first of a small school are the main ones. */
const SUBJECTS = {
  primary: ["语文", "数学", "语文", "英语", "数学", "语文", "科学", "道德与法治", "数学", "信息科技"],
  lower_secondary: [
    "语文",
    "数学",
    "英语",
    "物理",
    "历史",
    "道德与法治",
    "化学",
    "生物",
    "地理",
    "数学",
    "英语",
    "语文",
    "信息科技",
  ],
} as const;
const PE_ARTS = ["体育", "音乐", "美术"] as const;

/** One teacher, before the roster is written. */
export interface MadeTeacher {
  readonly id: string;
  readonly code: string;
  readonly stage: Judged;
  readonly subject: string;
  readonly above: boolean;
  readonly backbone: boolean;
  readonly arts: boolean;
  readonly years: number;
  readonly age: number;
  readonly exempt: boolean;
  readonly hours: number;
  readonly certified: boolean;
}

/**
 * The roster of the district's teachers as its bureau would keep it: fictional, made from the seed, and in every school and stage as
 * many teachers, of the required degree and above, backbone, PE and arts, as the return of that year counts.
 */
export function teacherRoster(yearIndex: number): string {
  return rosterCsv(teachersOfYear(yearIndex));
}

/** The teachers of a year, section by section. */
export function teachersOfYear(yearIndex: number): readonly MadeTeacher[] {
  return factsOf(yearIndex).flatMap((school) =>
    (["primary", "lower_secondary"] as const).flatMap((stage) => teachersOf(school, stage)),
  );
}

/** A roster as a file. */
export function rosterCsv(teachers: readonly MadeTeacher[]): string {
  return `\ufeff${[HEADERS, ...teachers.map(lineOf)].join("\r\n")}\r\n`;
}

/** The subject of the teacher who stands at a place of the list of a section's PE and arts teachers, or of the others. */
export function subjectAt(stage: Judged, arts: boolean, at: number): string {
  const subjects = arts ? PE_ARTS : SUBJECTS[stage];
  return subjects[at % subjects.length]!;
}

function teachersOf(school: SchoolFacts, stage: Judged): readonly MadeTeacher[] {
  const count = (field: string): number => Number(school[`${field}_${stage}`] ?? 0);
  const code = String(school["school_code"]);
  const teachers = count("teachers");
  const dice = (i: number, ...what: readonly string[]): number => chance(seed, "teacher", code, stage, i, ...what);
  const flagged = (what: string, of: number): ReadonlySet<number> =>
    new Set(
      Array.from({ length: teachers }, (_, i) => i)
        .toSorted((a, b) => dice(a, what) - dice(b, what) || a - b)
        .slice(0, of),
    );
  const [above, backbone] = [
    flagged("above", count("teachers_above_required_degree")),
    flagged("backbone", count("backbone_teachers")),
  ];
  const others = teachers - count("pe_arts_teachers");
  return Array.from({ length: teachers }, (_, i) => {
    const age = 24 + Math.floor(35 * dice(i, "age"));
    const arts = i >= others;
    return {
      id: `T${code.slice(-6)}${stage === "primary" ? 1 : 2}${String(i + 1).padStart(3, "0")}`,
      code,
      stage,
      subject: subjectAt(stage, arts, arts ? i - others : i),
      above: above.has(i),
      backbone: backbone.has(i),
      arts,
      years: Math.min(age - 22, 1 + Math.floor((backbone.has(i) ? 20 : 16) * dice(i, "years"))),
      age,
      exempt: dice(i, "exempt") < 0.04,
      hours: (dice(i, "behind") < 0.02 ? 200 : 360) + 10 * Math.floor(15 * dice(i, "training")),
      certified: dice(i, "certificate") > 0.01,
    };
  });
}

function lineOf(one: MadeTeacher): string {
  const yes = (held: boolean): string => (held ? "是" : "否");
  return [
    one.id,
    one.code,
    STAGE_WORDS[one.stage],
    one.subject,
    yes(one.above),
    yes(one.backbone),
    yes(one.arts),
    one.years,
    60 - one.age,
    one.exempt ? "是" : "",
    one.age,
    one.hours,
    yes(one.certified),
  ].join(",");
}
