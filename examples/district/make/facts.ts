import { chance } from "./chance.ts";
import { coordinates } from "./places.ts";
import {
  aboveDegreeIn,
  backboneIn,
  classesIn,
  facilityIn,
  judged,
  largestClassIn,
  peArtsIn,
  teachersIn,
} from "./provision.ts";
import { isOpen, type Judged, readTable, regionCode, type School, schools, seed, studentsOf, years } from "./roster.ts";

/** One cell: null is not reported. */
export type Cell = string | number | boolean | null;
/** One school in one year, by the column names of the tidy return. */
export type SchoolFacts = Readonly<Record<string, Cell>>;

const townships = new Map(readTable("townships.csv").map((row) => [row["id"], row]));
/** The one strong group of the district: its schools by the beginning of their names. */
const groups: readonly (readonly [string, string])[] = [["青榕实验小学", "青榕实验教育集团"]];

/** The true figures of every open school in the year with this index, by school code. */
export function factsOf(yearIndex: number): SchoolFacts[] {
  return schools
    .filter((school) => isOpen(school, yearIndex))
    .map((school) => ({
      ...identity(school, yearIndex),
      ...rolls(school, yearIndex),
      ...judged.reduce((all, stage) => ({ ...all, ...staff(school, stage, yearIndex) }), {}),
      ...buildings(school, yearIndex),
    }))
    .toSorted((a, b) => (a.school_code < b.school_code ? -1 : 1));
}

function identity(school: School, yearIndex: number): { school_code: string } & SchoolFacts {
  const [lon, lat] = coordinates.get(school.code) ?? [null, null];
  return {
    region_code: regionCode,
    school_year: years[yearIndex] ?? null,
    school_code: school.code,
    school_name: school.name,
    school_kind: school.kind,
    ownership: school.ownership,
    locality: townships.get(school.township)?.["locality"] ?? null,
    lon,
    lat,
    built_year: school.built,
    is_boarding: school.flags.includes("boarding"),
    is_dense_centre: school.flags.includes("dense"),
    migrant_students_share: migrants(school),
    township: townships.get(school.township)?.["name"] ?? null,
    school_group: groups.find(([beginning]) => school.name.startsWith(beginning))?.[1] ?? null,
  };
}

function migrants(school: School): number {
  const base = school.flags.includes("migrants") ? 0.78 : school.township === "xinlan" ? 0.24 : 0.03;
  return Math.round(100 * (base + 0.09 * chance(seed, "migrants", school.serial))) / 100;
}

function rolls(school: School, yearIndex: number): SchoolFacts {
  return Object.fromEntries(
    (["preschool", "primary", "lower_secondary", "upper_secondary"] as const).map((stage) => [
      `students_${stage}`,
      school.students[stage] === undefined ? null : studentsOf(school, stage, yearIndex),
    ]),
  );
}

function staff(school: School, stage: Judged, yearIndex: number): SchoolFacts {
  const has = school.students[stage] !== undefined;
  return {
    [`classes_${stage}`]: has ? classesIn(school, stage, yearIndex) : null,
    [`largest_class_${stage}`]: has ? largestClassIn(school, stage, yearIndex) : null,
    [`teachers_${stage}`]: has ? teachersIn(school, stage, yearIndex) : null,
    [`teachers_above_required_degree_${stage}`]: has ? aboveDegreeIn(school, stage, yearIndex) : null,
    [`backbone_teachers_${stage}`]: has ? backboneIn(school, stage, yearIndex) : null,
    [`pe_arts_teachers_${stage}`]: has ? peArtsIn(school, stage, yearIndex) : null,
  };
}

function buildings(school: School, yearIndex: number): SchoolFacts {
  if (school.kind === "kindergarten" || school.kind === "upper_secondary") return otherBuildings(school, yearIndex);
  const classes = judged.reduce(
    (sum, stage) => sum + classesIn(school, stage, yearIndex) * Number(school.students[stage] !== undefined),
    0,
  );
  const tiny = school.kind === "teaching_point";
  const rooms = tiny ? 0 : Math.max(1, Math.ceil(classes / 12));
  const older = school.built < 2016;
  return {
    teaching_area_m2: facilityIn(school, "teaching_area", yearIndex),
    sports_area_m2: facilityIn(school, "sports_area", yearIndex),
    equipment_yuan: facilityIn(school, "equipment", yearIndex),
    multimedia_rooms: facilityIn(school, "multimedia_rooms", yearIndex),
    music_rooms: rooms,
    smallest_music_room_m2:
      rooms === 0 ? null : (older ? 74 : 96) + Math.floor(20 * chance(seed, "music", school.serial)),
    art_rooms: rooms,
    smallest_art_room_m2: rooms === 0 ? null : (older ? 68 : 90) + Math.floor(20 * chance(seed, "art", school.serial)),
  };
}

/** Kindergartens and upper secondary schools: judged by other standards, so only the plain figures. */
function otherBuildings(school: School, yearIndex: number): SchoolFacts {
  const nursery = school.kind === "kindergarten";
  const students = studentsOf(school, nursery ? "preschool" : "upper_secondary", 0);
  const roomy = 1 + 0.3 * chance(seed, "roomy", school.serial);
  return {
    teaching_area_m2: Math.round(students * roomy * (nursery ? 8.4 : 7.1)),
    sports_area_m2: Math.round(students * roomy * (nursery ? 4.2 : 11.5)),
    equipment_yuan: Math.round(students * roomy * (nursery ? 9 : 41) * (1 + 0.06 * yearIndex)) * 100,
    multimedia_rooms: nursery ? null : Math.round(students * roomy * 0.024),
    music_rooms: null,
    smallest_music_room_m2: null,
    art_rooms: null,
    smallest_art_room_m2: null,
  };
}
