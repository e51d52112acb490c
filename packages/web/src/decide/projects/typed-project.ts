import type { Point, ProjectKind, StatedProject } from "@youheng/kernel/decide";
import type { ProjectFactsView } from "@youheng/server/api";

/** A candidate as it is typed. Money in 10,000 yuan. */
export interface TypedProject {
  readonly id: string;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly school: string;
  readonly places: Readonly<Record<string, string>>;
  readonly cost: string;
  readonly running: string;
  readonly earliest: string;
  readonly building: string;
  /** years in which it fills; blank: as the plan says */
  readonly fill: string;
  readonly oneOf: string;
  readonly lon: string;
  readonly lat: string;
}

/** What may be wrong with it. */
export type WrongProject =
  | "name"
  | "school"
  | "places"
  | "cost"
  | "running"
  | "earliest"
  | "building"
  | "fill"
  | "point";

const TEN_THOUSAND = 10_000;

/** A new candidate with a number that is free. @example blankProject(["P1"]).id // "P2" */
export function blankProject(taken: readonly string[]): TypedProject {
  const has = new Set(taken);
  let n = 1;
  while (has.has(`P${n}`)) n++;
  const blank = {
    name: "",
    school: "",
    cost: "",
    running: "",
    earliest: "",
    building: "1",
    fill: "",
    oneOf: "",
    lon: "",
    lat: "",
  };
  return { ...blank, id: `P${n}`, kind: "extension", places: {} };
}

/** A candidate as the form shows it. */
export function typedOf(project: StatedProject, point: Point | null): TypedProject {
  const { id, name, kind, schoolCode, places, costYuan, runningYuan, earliest, buildingYears, fillYears, oneOf } =
    project;
  return {
    id,
    name,
    kind,
    school: schoolCode,
    places: Object.fromEntries(Object.entries(places).map(([stage, count]) => [stage, String(count)])),
    cost: String(costYuan / TEN_THOUSAND),
    running: String(runningYuan / TEN_THOUSAND),
    earliest: earliest === null ? "" : String(earliest),
    building: String(buildingYears),
    fill: fillYears === null ? "" : String(fillYears),
    oneOf: oneOf ?? "",
    lon: point === null ? "" : String(point.lon),
    lat: point === null ? "" : String(point.lat),
  };
}

/** What was typed, or everything that is wrong with it. A blank is not 0: only running costs may be left out. */
export function projectOf(
  typed: TypedProject,
  { facts, fixed }: { readonly facts: ProjectFactsView; readonly fixed: StatedProject["fixed"] },
): { readonly project: StatedProject | null; readonly point: Point | null; readonly wrong: readonly WrongProject[] } {
  const { id, name, kind, places, oneOf } = typed;
  const counts = Object.entries(places).flatMap(([stage, text]) => {
    const count = numberOf(text);
    return count === null || count === 0 ? [] : [[stage, count] as const];
  });
  const [cost, building] = [numberOf(typed.cost), numberOf(typed.building)];
  const running = typed.running.trim() === "" ? 0 : numberOf(typed.running);
  const earliest = typed.earliest.trim() === "" ? null : numberOf(typed.earliest);
  const fill = typed.fill.trim() === "" ? null : numberOf(typed.fill);
  const point = { lon: numberOf(typed.lon) ?? Number.NaN, lat: numberOf(typed.lat) ?? Number.NaN };
  const isPoint = Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90;
  const known = facts.schools.some(({ schoolCode }) => schoolCode === typed.school);
  const wrong: WrongProject[] = [
    ...(name.trim() === "" ? (["name"] as const) : []),
    ...(kind !== "new" && !known ? (["school"] as const) : []),
    ...(kind !== "closure" && (counts.length === 0 || counts.some(([, count]) => count < 0))
      ? (["places"] as const)
      : []),
    ...(cost === null || cost < 0 ? (["cost"] as const) : []),
    ...(running === null ? (["running"] as const) : []),
    ...(typed.earliest.trim() !== "" && !isYear(earliest) ? (["earliest"] as const) : []),
    ...(building === null || !Number.isInteger(building) || building < 0 || building > 10
      ? (["building"] as const)
      : []),
    ...(typed.fill.trim() !== "" && !isFill(fill) ? (["fill"] as const) : []),
    ...(kind === "new" && facts.points !== null && !isPoint ? (["point"] as const) : []),
  ];
  if (wrong.length > 0) return { project: null, point: null, wrong };
  const project: StatedProject = {
    id,
    name: name.trim(),
    kind,
    schoolCode: kind === "new" ? (known || typed.school === "" ? id : typed.school) : typed.school,
    places: kind === "closure" ? {} : Object.fromEntries(counts),
    costYuan: cost! * TEN_THOUSAND,
    runningYuan: running! * TEN_THOUSAND,
    earliest,
    buildingYears: building!,
    fillYears: kind === "closure" ? null : fill,
    fixed,
    oneOf: oneOf.trim() === "" ? null : oneOf.trim(),
  };
  return { project, point: kind === "new" && isPoint ? point : null, wrong };
}

function isFill(value: number | null): boolean {
  return value !== null && Number.isInteger(value) && value >= 1 && value <= 15;
}

function isYear(value: number | null): boolean {
  return value !== null && Number.isInteger(value) && value >= 1900 && value <= 2200;
}

function numberOf(text: string): number | null {
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) ? value : null;
}
