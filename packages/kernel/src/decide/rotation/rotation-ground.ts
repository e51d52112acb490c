import type { Point } from "../../stats/index.ts";
import type { Assessment, StageAssessment } from "../../assess/index.ts";
import { gapOf } from "../../assess/index.ts";
import type { Words } from "../../model/index.ts";
import { distanceKm } from "./distance.ts";
import { BACKBONE, type RosterTeacher } from "./roster.ts";
import type { RosterGround } from "./roster-ground.ts";
import type { RotationRules } from "./rotation-rules.ts";

/** A section 学部 between which teachers move. */
export interface RotationSection {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly stage: string;
  /** its teachers in the roster */
  readonly teachers: number;
  /** whether its teachers move and others come: a judged section of a school whose ownership the rules name */
  readonly takesPart: boolean;
  /** teachers it gives at most */
  readonly givesAtMost: number;
  readonly point: Point | null;
  /** subject → teachers in the roster */
  readonly subjects: ReadonlyMap<string, number>;
}

/** What one indicator asks of one section, in whole teachers. */
export interface RotationDemand {
  readonly section: number;
  readonly indicator: string;
  /** column of the roster that counts for it; "*": every teacher */
  readonly column: string;
  /** what the return says it has */
  readonly have: number;
  /** what it must have to meet the threshold, and the floor (0 where there is none) */
  readonly need: number;
  readonly floorNeed: number;
  readonly met: boolean;
  /** what it must have after the plan even where it stays short */
  readonly least: number;
}

/** Teachers who are alike for every rule: moving one or another of them makes no difference. */
export interface TeacherType {
  readonly index: number;
  readonly stage: string;
  readonly subject: string;
  readonly flags: Readonly<Record<string, boolean>>;
  /** schools to which they must go (one of them), or must not */
  readonly onlyTo: string | null;
  readonly notTo: ReadonlySet<string>;
  /** the one teacher who must move */
  readonly mustMove: string | null;
}

/** All that a rotation is planned on. */
export interface RotationGround {
  readonly rules: RotationRules;
  readonly sections: readonly RotationSection[];
  readonly demands: readonly RotationDemand[];
  readonly types: readonly TeacherType[];
  /** "section|type" → teachers who may move, in the order in which they are chosen */
  readonly movable: ReadonlyMap<string, readonly RosterTeacher[]>;
  /** teachers who qualify */
  readonly qualifying: number;
  readonly teachers: readonly RosterTeacher[];
  /** kilometres as the crow flies; where a school has no coordinates, the longest distance of the county */
  readonly distance: (from: number, to: number) => number;
  /** sections without coordinates */
  readonly unplaced: readonly number[];
  /** how indicators, and the columns of the roster that count for them, are called */
  readonly names: ReadonlyMap<string, Words>;
}

export const placeKey = (section: number, type: number): string => `${section}|${type}`;

/** Whether a teacher qualifies for rotation by the rules; a number that is missing leaves it open, and then not. */
export function qualifies(teacher: RosterTeacher, { qualifies: rule }: RotationRules): boolean {
  return (
    !teacher.exempt &&
    teacher.yearsAtSchool >= rule.yearsAtSchoolAtLeast &&
    teacher.yearsToRetirement > rule.yearsToRetirementMoreThan
  );
}

/** How much a teacher of this type counts for a column of the roster: 1 or 0. */
export function countsFor(flags: Readonly<Record<string, boolean>>, column: string): number {
  return column === "*" || flags[column] === true ? 1 : 0;
}

/** What the ground is laid from. */
export interface RotationAsk {
  readonly assessment: Assessment;
  readonly group: number;
  readonly roster: readonly RosterTeacher[];
  readonly rosterGround: RosterGround;
  readonly rules: RotationRules;
}

/**
 * Lays the ground of a rotation: sections with what they have and need, teachers parted into types, who may move.
 *
 * @example rotationGround({ assessment, group: 0, roster, rosterGround, rules }).qualifying // 2130
 */
export function rotationGround(ask: RotationAsk): RotationGround {
  const { assessment, roster, rules } = ask;
  const sections = sectionsOf(ask);
  const sectionAt = new Map(sections.map((one) => [`${one.code}\n${one.stage}`, one]));
  const whole = (column: string): boolean => Object.values(rules.counts).includes(column);
  const { types, movable } = typesOf(roster, sectionAt, rules);
  const points = sections.map((one) => one.point);
  return {
    rules,
    sections,
    demands: assessment.stages.flatMap((stage) => demandsOf(ask, stage, sectionAt)).filter((one) => whole(one.column)),
    types,
    movable,
    qualifying: roster.filter(
      (one) =>
        qualifies(one, rules) &&
        (rules.schools.othersCount || sectionAt.get(`${one.schoolCode}\n${one.stage}`)?.takesPart === true),
    ).length,
    teachers: roster,
    distance: distancesOf(points),
    names: namesOf(ask),
    unplaced: sections.filter((one) => one.takesPart && one.point === null).map((one) => one.index),
  };
}

/** An indicator, and the column of the roster by which it is counted, have one name: what is provided. */
function namesOf({ assessment: { standard }, rules }: RotationAsk): ReadonlyMap<string, Words> {
  return new Map(
    standard.indicators.flatMap(({ indicator, ratio }): [string, Words][] => {
      const column = ratio?.numerator.kind === "field" ? rules.counts[ratio.numerator.id] : undefined;
      const called = indicator.short ?? indicator.name;
      return [[indicator.id, called], ...(column === undefined ? [] : [[column, called] as [string, Words]])];
    }),
  );
}

function sectionsOf({ assessment, group, roster, rosterGround, rules }: RotationAsk): readonly RotationSection[] {
  const { facts } = assessment;
  const bySection = Map.groupBy(roster, (one) => `${one.schoolCode}\n${one.stage}`);
  const judged = new Set(
    assessment.stages.flatMap((stage) =>
      Array.from(stage.sections.rows.subarray(stage.sections.offsets[group], stage.sections.offsets[group + 1])).map(
        (row) => `${facts.text["school_code"]?.[row] ?? ""}\n${stage.sections.stage}`,
      ),
    ),
  );
  const keys = [...new Set([...judged, ...bySection.keys()])].toSorted();
  return keys.map((key, index) => {
    const [code = "", stage = ""] = key.split("\n");
    const school = rosterGround.schools.get(code)!;
    const own = bySection.get(key) ?? [];
    const lon = facts.numbers["lon"]?.[school.row] ?? Number.NaN;
    const lat = facts.numbers["lat"]?.[school.row] ?? Number.NaN;
    return {
      index,
      code,
      name: school.name,
      stage,
      teachers: own.length,
      takesPart: judged.has(key) && (school.ownership === null || rules.schools.ownership.includes(school.ownership)),
      givesAtMost: Math.floor(rules.schoolGivesAtMost * own.length + 1e-9),
      point: Number.isNaN(lon) || Number.isNaN(lat) ? null : { lon, lat },
      subjects: new Map(
        Array.from(
          Map.groupBy(own, (one) => one.subject),
          ([subject, list]) => [subject, list.length],
        ),
      ),
    };
  });
}

function demandsOf(
  { assessment, group, rules }: RotationAsk,
  stage: StageAssessment,
  sectionAt: ReadonlyMap<string, RotationSection>,
): readonly RotationDemand[] {
  const { sections, limits } = stage;
  const demands: RotationDemand[] = [];
  for (const [k, { indicator, ratio }] of assessment.standard.indicators.entries()) {
    const column = ratio?.numerator.kind === "field" ? rules.counts[ratio.numerator.id] : undefined;
    const limit = limits.items[k]!;
    if (column === undefined || Number.isNaN(limit.threshold)) continue;
    for (let section = sections.offsets[group]!; section < sections.offsets[group + 1]!; section++) {
      const have = stage.resources[k]![section]!;
      const denominator = stage.denominators[k]?.[section] ?? 1;
      const code = assessment.facts.text["school_code"]?.[sections.rows[section]!] ?? "";
      const at = sectionAt.get(`${code}\n${sections.stage}`);
      if (at === undefined || Number.isNaN(have) || !(denominator > 0)) continue;
      const needFor = (threshold: number): number =>
        Number.isNaN(threshold) ? 0 : gapOf({ resource: 0, denominator, threshold, scale: limit.scale, step: 1 });
      const need = needFor(limit.threshold);
      demands.push(
        demandOf(
          { section: at.index, indicator: indicator.id, column, have, need, floorNeed: needFor(limit.floor) },
          rules,
        ),
      );
    }
  }
  return demands;
}

function demandOf(
  demand: Pick<RotationDemand, "section" | "indicator" | "column" | "have" | "need" | "floorNeed">,
  { keeps }: RotationRules,
): RotationDemand {
  const { have, need, floorNeed } = demand;
  const met = have >= need;
  const floor = keeps.floors && have >= floorNeed ? floorNeed : 0;
  if (met) return { ...demand, met, least: keeps.thresholds ? need : floor };
  return { ...demand, met, least: keeps.shortGivesNothing ? have : floor };
}

/** Teachers who may move and have another school to go to, by section and type; a teacher of whom a rule speaks by name is a type alone. */
function typesOf(
  roster: readonly RosterTeacher[],
  sectionAt: ReadonlyMap<string, RotationSection>,
  rules: RotationRules,
): Pick<RotationGround, "types" | "movable"> {
  const byName = namedTeachers(rules);
  const columns = [...new Set([BACKBONE, ...Object.values(rules.counts)])].filter((one) => one !== "*").toSorted();
  const types: TeacherType[] = [];
  const typeAt = new Map<string, TeacherType>();
  const movable = new Map<string, RosterTeacher[]>();
  const takingPart = Map.groupBy(
    [...sectionAt.values()].filter((one) => one.takesPart),
    (one) => one.stage,
  );
  for (const teacher of roster) {
    if ((takingPart.get(teacher.stage)?.length ?? 0) < 2) continue;
    const section = sectionAt.get(`${teacher.schoolCode}\n${teacher.stage}`);
    const named = byName.get(teacher.teacher);
    if (section?.takesPart !== true || !qualifies(teacher, rules) || named?.stays === true) continue;
    const bits = columns.map((column) => (teacher.flags[column] === true ? "1" : "0")).join("");
    const key = [teacher.stage, teacher.subject, bits, named === undefined ? "" : teacher.teacher].join("\n");
    let type = typeAt.get(key);
    if (type === undefined) {
      type = {
        index: types.length,
        stage: teacher.stage,
        subject: teacher.subject,
        flags: Object.fromEntries(columns.map((column) => [column, teacher.flags[column] === true])),
        onlyTo: named?.onlyTo ?? null,
        notTo: named?.notTo ?? new Set(),
        mustMove: named?.moves === true ? teacher.teacher : null,
      };
      types.push(type);
      typeAt.set(key, type);
    }
    const place = placeKey(section.index, type.index);
    movable.set(place, [...(movable.get(place) ?? []), teacher]);
  }
  for (const [place, list] of movable) movable.set(place, list.toSorted(inOrder));
  return { types, movable };
}

/** Who has been longest at the school goes first; of equals the one whose number comes first. */
function inOrder(a: RosterTeacher, b: RosterTeacher): number {
  return b.yearsAtSchool - a.yearsAtSchool || (a.teacher < b.teacher ? -1 : 1);
}

interface Named {
  stays: boolean;
  moves: boolean;
  onlyTo: string | null;
  readonly notTo: Set<string>;
}

function namedTeachers({ pairs }: RotationRules): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>();
  const of = (teacher: string): Named => {
    const known = names.get(teacher) ?? { stays: false, moves: false, onlyTo: null, notTo: new Set<string>() };
    names.set(teacher, known);
    return known;
  };
  for (const { teacher, to } of pairs.teachersMust) Object.assign(of(teacher), { moves: true, onlyTo: to ?? null });
  for (const { teacher, to } of pairs.teachersMustNot)
    if (to === undefined) of(teacher).stays = true;
    else of(teacher).notTo.add(to);
  return names;
}

function distancesOf(points: readonly (Point | null)[]): RotationGround["distance"] {
  const count = points.length;
  const table = new Float64Array(count * count).fill(Number.NaN);
  let longest = 0;
  for (let a = 0; a < count; a++)
    for (let b = 0; b < count; b++) {
      const [from, to] = [points[a], points[b]];
      if (!from || !to) continue;
      table[a * count + b] = distanceKm(from, to);
      longest = Math.max(longest, table[a * count + b]!);
    }
  return (from, to) => {
    const km = table[from * count + to]!;
    return Number.isNaN(km) ? longest : km;
  };
}
