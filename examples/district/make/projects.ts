import { coordinates, toDegrees, toPlain } from "./places.ts";
import { isOpen, schools } from "./roster.ts";

/** One candidate project: near a school (kilometres east and north of it), or at one. */
interface Candidate {
  readonly cells: readonly (string | number)[];
  readonly near: readonly [code: string, east: number, north: number] | null;
}

const XINLAN_3 = "2199210203";
const XINLAN_JUNIOR = "3199310201";

const HEAD =
  "project,name,kind,school_code,places_primary,places_lower_secondary,cost_yuan,running_yuan,earliest_year,building_years,one_of,lon,lat";

/** Candidates of the district's plan of projects, all made up: five in the new town, one in the old, one in the hills. */
const candidates: readonly Candidate[] = [
  { cells: ["P1", "新澜第三小学扩建", "扩建", XINLAN_3, 540, "", 31_000_000, 1_300_000, 2028, 1, ""], near: null },
  {
    cells: ["P2", "新澜第五小学（东片）", "新建", "", 1080, "", 64_000_000, 3_200_000, 2028, 2, "东片地块"],
    near: [XINLAN_3, 0.9, 0.6],
  },
  {
    cells: ["P3", "新澜东片九年一贯制学校", "新建", "", 1080, 600, 118_000_000, 4_900_000, 2029, 3, "东片地块"],
    near: [XINLAN_3, 0.9, 0.6],
  },
  { cells: ["P4", "新澜初级中学扩建", "扩建", XINLAN_JUNIOR, "", 300, 21_000_000, 800_000, 2027, 1, ""], near: null },
  {
    cells: ["P5", "新澜第二初级中学", "新建", "", "", 900, 72_000_000, 2_900_000, 2029, 2, ""],
    near: ["3199310202", 0.4, 0.5],
  },
  { cells: ["P6", "文榕学校扩建", "扩建", "3199312101", "", 150, 12_500_000, 400_000, 2028, 1, ""], near: null },
  { cells: ["P7", "北岫乡大坳教学点撤并", "撤并", "2199218601", "", "", 0, -420_000, 2028, 0, ""], near: null },
];

/** The candidates as a table. Fictional. */
export function projectsTable(): string {
  const rows = candidates.map(({ cells, near }) => [...cells, ...pointOf(near)].join(","));
  return `${[HEAD, ...rows].join("\n")}\n`;
}

function pointOf(near: Candidate["near"]): readonly (number | "")[] {
  if (near === null) return ["", ""];
  const [code, east, north] = near;
  const [x, y] = toPlain(coordinates.get(code)!);
  return rounded(toDegrees([x + east, y + north]));
}

/** Where every school of primary and lower secondary is. Fictional. */
export function locationsTable(): string {
  const rows = schools
    .filter((school) => isOpen(school, 4) && (school.students.primary ?? school.students.lower_secondary) !== undefined)
    .map(({ code, name }) => [code, name, ...rounded(coordinates.get(code)!)].join(","));
  return `${["school_code,school_name,lon,lat", ...rows].join("\n")}\n`;
}

function rounded(point: readonly [number, number]): readonly number[] {
  return point.map((degrees) => Math.round(degrees * 1e6) / 1e6);
}
