import { isDegrees, type Point, type StatedProject } from "@youheng/kernel/decide";
import { type NamedRow, readNamedTable, type ReturnSource } from "../../sense/index.ts";
import type { GroundLog } from "../ground/ground-log.ts";
import { PROJECT_COLUMNS, STAGE_COLUMNS } from "./project-columns.ts";
import { projectTelling as telling } from "./project-telling.ts";

/** What reading candidates needs. */
export interface ProjectReading {
  readonly stages: readonly string[];
  /** codes of the schools there are */
  readonly schools: ReadonlySet<string>;
  readonly years: readonly number[];
  readonly log: GroundLog;
}

/** Candidates that can be used, and where their new schools are. */
export interface ReadProjects {
  readonly projects: readonly StatedProject[];
  readonly points: ReadonlyMap<string, Point>;
}

const KINDS: Readonly<Record<string, StatedProject["kind"]>> = {
  new: "new",
  新建: "new",
  extension: "extension",
  扩建: "extension",
  改扩建: "extension",
  closure: "closure",
  撤并: "closure",
  撤销: "closure",
};
/** No school takes longer: preschool to upper secondary. */
const MOST_FILL_YEARS = 15;
const NEVER = new Set(["never", "不建", "否"]);

interface At {
  readonly file: string;
  readonly row: number;
}

/**
 * Reads candidates: one row a project. Everything that is wrong in any row is told to the log.
 *
 * @example (await readProjects({ path: "candidates.csv" }, reading)).projects[0]?.kind // "new"
 */
export async function readProjects(source: ReturnSource, reading: ProjectReading): Promise<ReadProjects> {
  const { file, rows, findings } = await readNamedTable(source, PROJECT_COLUMNS, "DECIDE");
  reading.log.take(findings);
  const seen = new Set<string>();
  const points = new Map<string, Point>();
  const projects = rows.flatMap((row): readonly StatedProject[] => {
    const at = { file, row: row.number };
    const id = row.text("project");
    if (id === null) return [];
    if (seen.has(id)) reading.log.error("DECIDE-004", { ...at, field: "project" }, telling.twice(id));
    seen.add(id);
    const point = pointOf(row, at, reading.log);
    const project = projectOf(row, { at, id, reading });
    if (project !== null && point !== null && project.kind === "new") points.set(project.schoolCode, point);
    return project === null ? [] : [project];
  });
  return { projects, points };
}

/** A point that was given; what is none is told. */
export function pointOf(row: NamedRow, at: At, log: GroundLog): Point | null {
  const [lon, lat] = [row.amount("lon"), row.amount("lat")];
  if (lon === null || lat === null || Number.isNaN(lon) || Number.isNaN(lat)) return null;
  if (isDegrees({ lon, lat })) return { lon, lat };
  log.error("DECIDE-007", at, telling.degrees());
  return null;
}

interface Ask {
  readonly at: At;
  readonly id: string;
  readonly reading: ProjectReading;
}

function projectOf(row: NamedRow, ask: Ask): StatedProject | null {
  const { at, id, reading } = ask;
  const written = row.text("kind");
  const kind = KINDS[(written ?? "").trim().toLowerCase()];
  if (written !== null && kind === undefined)
    reading.log.error("DECIDE-041", { ...at, field: "kind" }, telling.kind(written));
  const schoolCode = kind === undefined ? null : schoolOf(row, kind, ask);
  const places = kind === undefined ? null : placesOf(row, kind, ask);
  const costYuan = amountOf(row, "cost_yuan", ask);
  const buildingYears = yearsOf(row, "building_years", ask);
  const earliest = yearsOf(row, "earliest_year", ask);
  const fixed = fixedOf(row, ask);
  const fillYears = fillOf(row, ask);
  const running = row.amount("running_yuan") ?? 0;
  if (kind === undefined || schoolCode === null || places === null || costYuan === null) return null;
  if (Number.isNaN(running) || buildingYears === undefined || earliest === undefined || fixed === undefined)
    return null;
  if (fillYears === undefined) return null;
  return {
    id,
    name: row.text("name") ?? id,
    kind,
    schoolCode,
    places,
    fillYears,
    costYuan,
    runningYuan: running,
    earliest,
    buildingYears: buildingYears ?? 0,
    fixed,
    oneOf: row.text("one_of"),
  };
}

function schoolOf(row: NamedRow, kind: StatedProject["kind"], { at, id, reading }: Ask): string | null {
  const { log, schools } = reading;
  const code = row.text("school_code");
  const field = { ...at, field: "school_code" };
  if (kind === "new") {
    if (schools.has(code ?? id)) log.error("DECIDE-004", field, telling.takenSchool(code ?? id));
    return code ?? id;
  }
  if (code === null) log.error("DECIDE-002", field, telling.noSchool(kind));
  else if (!schools.has(code) && !log.refused.has(code)) log.error("DECIDE-006", field, telling.unknownSchool(code));
  return code !== null && schools.has(code) ? code : null;
}

/** Places by stage: of the column of the stage, or of `places` for the stage that is named, or the only one there is. */
function placesOf(row: NamedRow, kind: StatedProject["kind"], ask: Ask): Readonly<Record<string, number>> | null {
  const { at, reading } = ask;
  const { stages, log } = reading;
  const named = Object.entries(STAGE_COLUMNS).flatMap(([stage, { code }]) => {
    const value = amountOf(row, code, ask);
    return value === null ? [] : [{ stage, value, field: code }];
  });
  const plain = amountOf(row, "places", ask);
  const stage = row.text("stage") ?? (stages.length === 1 ? stages[0]! : null);
  if (kind === "closure") {
    if (plain !== null || named.length > 0)
      log.warning("DECIDE-042", { ...at, field: "places" }, telling.closureAdds());
    return {};
  }
  if (stages.length === 0) return null; // nothing is known of the children, which has been told
  if (plain !== null && stage === null) log.error("DECIDE-043", { ...at, field: "stage" }, telling.noStage(stages));
  const all = plain === null || stage === null ? named : [...named, { stage, value: plain, field: "stage" }];
  if (all.length === 0) {
    if (plain === null) log.error("DECIDE-002", { ...at, field: "places" }, telling.noPlaces());
    return null;
  }
  const unknown = all.filter((one) => !stages.includes(one.stage));
  for (const one of unknown)
    log.error("DECIDE-044", { ...at, field: one.field }, telling.unknownStage(one.stage, stages));
  return unknown.length > 0 ? null : Object.fromEntries(all.map((one) => [one.stage, one.value]));
}

/** A number that is not below 0; null: blank or wrong, which has been told. */
function amountOf(row: NamedRow, code: string, { at, reading }: Ask): number | null {
  const value = row.amount(code);
  if (value === null || Number.isNaN(value)) return null;
  if (value >= 0) return value;
  reading.log.error("DECIDE-005", { ...at, field: code }, telling.below(code, value));
  return null;
}

/** A whole number of years, or a year; null: blank · undefined: wrong. */
function yearsOf(row: NamedRow, code: string, { at, reading }: Ask): number | null | undefined {
  const value = row.amount(code);
  if (value === null) return null;
  if (Number.isNaN(value)) return undefined;
  if (Number.isInteger(value) && value >= 0 && value < 10_000) return value;
  reading.log.error("DECIDE-045", { ...at, field: code }, telling.year(code, String(value)));
  return undefined;
}

/** Years in which it fills, from 1; null: blank · undefined: wrong. */
function fillOf(row: NamedRow, { at, reading }: Ask): number | null | undefined {
  const value = row.amount("fill_years");
  if (value === null) return null;
  if (Number.isInteger(value) && value >= 1 && value <= MOST_FILL_YEARS) return value;
  if (!Number.isNaN(value)) reading.log.error("DECIDE-052", { ...at, field: "fill_years" }, telling.fill(value));
  return undefined;
}

function fixedOf(row: NamedRow, { at, reading }: Ask): StatedProject["fixed"] | undefined {
  const written = row.text("opens");
  if (written === null) return null;
  if (NEVER.has(written.toLowerCase())) return "never";
  const field = { ...at, field: "opens" };
  const year = Number(written);
  if (!Number.isInteger(year) || year < 1900) {
    reading.log.error("DECIDE-045", field, telling.year("opens", written));
    return undefined;
  }
  if (reading.years.includes(year)) return year;
  reading.log.error("DECIDE-046", field, telling.yearOutside(year, reading.years));
  return undefined;
}
