import { seededChance } from "../../stats/index.ts";

/** How large a county is made. */
export interface CountySize {
  readonly schools: number;
  readonly teachers: number;
  readonly seed: number;
}

/** A made-up county as the files a bureau would have: the tidy return and the roster, CSV. */
export interface CountyFiles {
  readonly returnCsv: string;
  readonly teachersCsv: string;
}

const SUBJECTS = {
  primary: ["语文", "数学", "英语", "科学", "道德与法治", "信息科技"],
  lower_secondary: ["语文", "数学", "英语", "物理", "化学", "历史", "地理", "生物", "道德与法治"],
} as const;
const PE_ARTS = ["体育", "音乐", "美术"] as const;
type Stage = keyof typeof SUBJECTS;

interface Made {
  readonly code: string;
  readonly kind: string;
  readonly ownership: string;
  readonly stages: readonly Stage[];
  readonly students: Readonly<Partial<Record<Stage, number>>>;
  readonly rich: number;
  readonly lon: number;
  readonly lat: number;
}

/** Makes a county with richer and poorer schools; the return counts exactly the teachers of the roster. */
export function countyFiles({ schools, teachers, seed }: CountySize): CountyFiles {
  const chance = seededChance(seed);
  const some = (): number => chance(1_000_000) / 1_000_000;
  const made = Array.from({ length: schools }, (_, i) => madeSchool(i, some));
  const sections = made.flatMap((school) => school.stages.map((stage) => ({ school, stage, weight: 0.4 + some() })));
  const whole = sections.reduce((sum, one) => sum + one.weight, 0);
  const lines: string[] = [];
  const counts = new Map<string, Record<string, number>>();
  for (const { school, stage, weight } of sections) {
    const number = Math.max(4, Math.round((teachers * weight) / whole));
    const own: Record<string, number> = { teachers: number, above: 0, backbone: 0, arts: 0 };
    for (let i = 0; i < number; i++) {
      const arts = some() < 0.1 + 0.1 * school.rich;
      const above = some() < 0.55 + 0.4 * school.rich;
      const backbone = some() < 0.06 + 0.24 * school.rich;
      const subjects = arts ? PE_ARTS : SUBJECTS[stage];
      own["above"]! += above ? 1 : 0;
      own["backbone"]! += backbone ? 1 : 0;
      own["arts"]! += arts ? 1 : 0;
      const years = Math.floor(18 * some());
      lines.push(
        [
          `T${school.code.slice(-4)}${stage === "primary" ? 1 : 2}${String(i).padStart(3, "0")}`,
          school.code,
          stage,
          subjects[chance(subjects.length)],
          above,
          backbone,
          arts,
          years,
          Math.floor(36 * some()),
          some() < 0.05,
        ].join(","),
      );
    }
    counts.set(`${school.code}|${stage}`, own);
  }
  const head =
    "teacher,school_code,stage,subject,above_required_degree,backbone,pe_arts,years_at_school,years_to_retirement,exempt";
  return { returnCsv: returnOf(made, counts, some), teachersCsv: `${[head, ...lines].join("\n")}\n` };
}

function madeSchool(i: number, some: () => number): Made {
  const stage: Stage = i % 3 === 0 ? "lower_secondary" : "primary";
  const kind = i % 9 === 0 ? "nine_year" : stage;
  const stages: readonly Stage[] = kind === "nine_year" ? ["primary", "lower_secondary"] : [stage];
  return {
    code: `219999${String(1000 + i)}`,
    kind,
    ownership: i % 17 === 5 ? "private" : "public",
    stages,
    students: {},
    rich: some(),
    lon: 119 + 0.4 * some(),
    lat: 26 + 0.4 * some(),
  };
}

function returnOf(
  made: readonly Made[],
  counts: ReadonlyMap<string, Record<string, number>>,
  some: () => number,
): string {
  const stageColumns = [
    "students",
    "teachers",
    "teachers_above_required_degree",
    "backbone_teachers",
    "pe_arts_teachers",
  ];
  const identity = "region_code,school_year,school_code,school_name,school_kind,ownership,locality,lon,lat";
  const head = [
    identity,
    ...(["primary", "lower_secondary"] as const).flatMap((stage) => stageColumns.map((column) => `${column}_${stage}`)),
    "teaching_area_m2,sports_area_m2,equipment_yuan,multimedia_rooms",
  ];
  const rows = made.map((school) => {
    let students = 0;
    const cells = (["primary", "lower_secondary"] as const).flatMap((stage): readonly (string | number)[] => {
      const own = counts.get(`${school.code}|${stage}`);
      if (own === undefined) return ["", "", "", "", ""];
      const roll = Math.max(20, Math.round(own["teachers"]! * (11 + 6 * some())));
      students += roll;
      return [roll, own["teachers"]!, own["above"]!, own["backbone"]!, own["arts"]!];
    });
    const { code, kind, ownership, lon, lat } = school;
    const rooms = Math.ceil(students * (0.019 + 0.012 * some()));
    const facilities = [
      (students * (4 + 4 * some())).toFixed(1),
      (students * (7 + 6 * some())).toFixed(1),
      Math.round(students * (1800 + 1500 * some())),
      rooms,
    ];
    return [
      "990199",
      2026,
      code,
      `学校${code.slice(-3)}`,
      kind,
      ownership,
      "urban",
      lon.toFixed(5),
      lat.toFixed(5),
      ...cells,
      ...facilities,
    ].join(",");
  });
  return `${[head.join(","), ...rows].join("\n")}\n`;
}
