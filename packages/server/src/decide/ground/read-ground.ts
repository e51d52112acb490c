import { type CoordinateSystem, isDegrees, type Point, type Ring, toWgs84 } from "@youheng/kernel/decide";
import { type NamedRow, readNamedTable, type ReturnSource } from "../../sense/index.ts";
import { SCHOOL_COLUMNS, UNIT_COLUMNS } from "./ground-columns.ts";
import type { GroundLog } from "./ground-log.ts";
import { isJson, readGeoJson } from "./read-geojson.ts";

/** A unit of a district: a block or a village, with its students. */
export interface GroundUnit extends Point {
  readonly unit: string;
  readonly students: number;
  /** its borders; empty where only its centre is known */
  readonly rings: readonly Ring[];
}

/** A school or a site for one. */
export interface GroundSchool extends Point {
  readonly schoolCode: string;
  readonly name: string | null;
  readonly capacity: number;
  /** the unit in which it stands; null when not told */
  readonly unit: string | null;
  readonly costYuan: number | null;
}

/**
 * Reads units: CSV or a workbook `unit,students,lon,lat`, or GeoJSON of points or polygons with those properties. Everything that is wrong is told to the log.
 *
 * @param system  the system of the coordinates; null: as the file says, else WGS-84 with a note
 * @returns       units that can be used, in the order of the file, coordinates in WGS-84
 */
export async function readUnits(
  source: ReturnSource,
  system: CoordinateSystem | null,
  log: GroundLog,
): Promise<readonly GroundUnit[]> {
  const json = await isJson(source);
  const map = json ? await readGeoJson(source, log) : null;
  const table = map === null ? await readNamedTable(source, UNIT_COLUMNS, "DECIDE") : null;
  log.take(table?.findings ?? []);
  const file = map?.file ?? table!.file;
  const given = system ?? map?.system ?? assumed(file, log);
  const rows: readonly (NamedRow & { readonly rings?: readonly Ring[] })[] = map?.features ?? table!.rows;
  if (map !== null) for (const row of rows) tellProperties(row, file, log);
  const seen = new Set<string>();
  const units = rows.flatMap((row) => {
    const unit = row.text("unit");
    const students = row.amount("students");
    const at = { file, row: row.number };
    if (unit === null || isDouble(unit, seen, { at, log })) return [];
    const point = pointOf(row, { at, log, system: given });
    if (students === null || !isAmount(students, { at: { ...at, field: "students" }, log }) || point === null)
      return [];
    return [{ unit, students, ...point, rings: (row.rings ?? []).map((ring) => converted(ring, given)) }];
  });
  refuseOthers(seen, new Set(units.map((one) => one.unit)), log);
  if (units.length === 0) tellNone(file, log);
  return units;
}

/** What is blank or no number among the properties of a feature; of a table's cells its reader tells. */
function tellProperties(row: NamedRow, file: string, log: GroundLog): void {
  const at = (field: string) => ({ file, row: row.number, field });
  for (const code of ["unit", "students"]) if (row.text(code) === null) log.error("DECIDE-002", at(code), blank(code));
  for (const code of ["students", "lon", "lat"])
    if (Number.isNaN(row.amount(code))) log.error("DECIDE-003", at(code), notNumber(code, row.text(code) ?? ""));
}

/** What reading schools needs. */
export interface SchoolReading {
  readonly system: CoordinateSystem | null;
  readonly units: readonly GroundUnit[];
  readonly log: GroundLog;
  /** a file without rows is no mistake */
  readonly mayBeNone?: boolean;
}

/**
 * Reads schools or sites: `school_code,lon,lat,capacity[,unit][,cost_yuan]`. One without coordinates but with its unit stands in the middle of it.
 */
export async function readSchools(
  source: ReturnSource,
  { system, units, log, mayBeNone = false }: SchoolReading,
): Promise<readonly GroundSchool[]> {
  const { file, rows, findings } = await readNamedTable(source, SCHOOL_COLUMNS, "DECIDE");
  log.take(findings);
  const byUnit = new Map(units.map((one) => [one.unit, one]));
  const seen = new Set<string>();
  const schools = rows.flatMap((row) => {
    const at = { file, row: row.number };
    const [schoolCode, unit, capacity] = [row.text("school_code"), row.text("unit"), row.amount("capacity")];
    if (schoolCode === null || isDouble(schoolCode, seen, { at, log })) return [];
    if (unit !== null && units.length > 0 && !byUnit.has(unit)) tellUnknown("unit", unit, { at, log });
    const home = unit === null ? undefined : byUnit.get(unit);
    const blankPoint = row.amount("lon") === null && row.amount("lat") === null;
    const own =
      blankPoint && home !== undefined
        ? { lon: home.lon, lat: home.lat }
        : pointOf(row, { at, log, system: system ?? "wgs84" });
    if (capacity === null || !isAmount(capacity, { at: { ...at, field: "capacity" }, log }) || own === null) return [];
    const costYuan = row.amount("cost_yuan");
    if (costYuan !== null && !isAmount(costYuan, { at: { ...at, field: "cost_yuan" }, log })) return [];
    return [
      { schoolCode, name: row.text("school_name"), capacity, unit: home === undefined ? null : unit, costYuan, ...own },
    ];
  });
  refuseOthers(seen, new Set(schools.map((one) => one.schoolCode)), log);
  if (schools.length === 0 && !mayBeNone) tellNone(file, log);
  return schools;
}

/** Rows that cannot be used have been told of; whoever names them elsewhere is no mistake of its own. */
function refuseOthers(seen: ReadonlySet<string>, used: ReadonlySet<string>, log: GroundLog): void {
  for (const name of seen) if (!used.has(name)) log.refused.add(name);
}

interface Telling {
  readonly at: { readonly file: string; readonly row: number; readonly field?: string };
  readonly log: GroundLog;
}

function pointOf(row: NamedRow, { at, log, system }: Telling & { readonly system: CoordinateSystem }): Point | null {
  const [lon, lat] = [row.amount("lon"), row.amount("lat")];
  if (lon === null || lat === null) {
    log.error("DECIDE-002", { ...at, field: lon === null ? "lon" : "lat" }, blank("lon, lat"));
    return null;
  }
  if (Number.isNaN(lon) || Number.isNaN(lat)) return null;
  if (isDegrees({ lon, lat })) return toWgs84(system, { lon, lat });
  log.error("DECIDE-007", at, {
    zh: `坐标 ${lon}, ${lat} 不是经纬度（度）。`,
    en: `The coordinates ${lon}, ${lat} are not longitude and latitude in degrees.`,
    fix: "请换成经纬度；投影坐标（米）先在地图软件中转换，并核对经度在前、纬度在后。",
    fixEn: "Give degrees; convert projected coordinates (metres) first, longitude before latitude.",
  });
  return null;
}

function converted(ring: Ring, system: CoordinateSystem): Ring {
  if (system === "wgs84" || system === "cgcs2000") return ring;
  return ring.map(([lon, lat]) => {
    const point = toWgs84(system, { lon, lat });
    return [point.lon, point.lat] as const;
  });
}

function assumed(file: string, log: GroundLog): CoordinateSystem {
  log.note(
    "DECIDE-010",
    { file },
    {
      zh: "没有说明坐标系，按 WGS-84（CGCS2000 视为相同）处理。取自高德、腾讯地图的坐标是 GCJ-02，取自百度的是 BD-09，混用会偏几百米。",
      en: "No coordinate system was given; WGS-84 (the same as CGCS2000 here) was assumed. Coordinates from Amap or Tencent are GCJ-02, from Baidu BD-09; mixed up they are hundreds of metres off.",
      fix: "如非 WGS-84，请用 --crs gcj02 或 --crs bd09 说明。",
      fixEn: "If they are not, say --crs gcj02 or --crs bd09.",
    },
  );
  return "wgs84";
}

function isDouble(key: string, seen: Set<string>, { at, log }: Telling): boolean {
  if (!seen.has(key)) {
    seen.add(key);
    return false;
  }
  log.error("DECIDE-004", at, {
    zh: `“${key}”出现了不止一次。`,
    en: `"${key}" occurs more than once.`,
    fix: "每个编号只保留一行。",
    fixEn: "Keep one row for each.",
  });
  return true;
}

function isAmount(value: number, { at, log }: Telling): boolean {
  if (Number.isNaN(value)) return false;
  if (value >= 0) return true;
  log.error("DECIDE-005", at, {
    zh: `${at.field ?? ""} 不能小于 0，得到 ${value}。`,
    en: `${at.field ?? ""} is not below 0, got ${value}.`,
    fix: "请核对原始数据。",
    fixEn: "Check it at its source.",
  });
  return false;
}

/** Tells of a unit or a school that is named and does not exist. */
export function tellUnknown(what: "unit" | "school", name: string, { at, log }: Telling): void {
  if (log.refused.has(name)) return;
  const zh = what === "unit" ? "地块" : "学校";
  log.error(
    "DECIDE-006",
    { ...at, field: what },
    {
      zh: `没有名为“${name}”的${zh}。`,
      en: `There is no ${what} "${name}".`,
      fix: "请核对编号是否与另一文件一致（包括前导零）。",
      fixEn: "Check that it is written as in the other file (leading zeros too).",
    },
  );
}

function notNumber(code: string, text: string): Parameters<GroundLog["error"]>[2] {
  return {
    zh: `“${code}”应为数字，得到“${text}”。`,
    en: `"${code}" is to be a number, got "${text}".`,
    fix: "请改成数字，不写单位。",
    fixEn: "Write a number without a unit.",
  };
}

function tellNone(file: string, log: GroundLog): void {
  log.error(
    "DECIDE-008",
    { file },
    {
      zh: "文件中没有可用的行。",
      en: "The file has no row that can be used.",
      fix: "请核对列名和内容。",
      fixEn: "Check the names of the columns and what stands below.",
    },
  );
}

function blank(code: string) {
  return {
    zh: `缺少“${code}”；空格不是 0。`,
    en: `"${code}" is blank; a blank is not 0.`,
    fix: "请填写，或删去这一行。",
    fixEn: "Fill it in, or take the row out.",
  };
}
