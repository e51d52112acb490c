import type { NewRow } from "../../solve/index.ts";
import {
  countsFor,
  type RotationDemand,
  type RotationGround,
  type RotationSection,
  type TeacherType,
} from "./rotation-ground.ts";
import { BACKBONE } from "./roster.ts";
import { ruleWords } from "./rotation-words.ts";

/** A teacher's part in a rule: number of the rule, and what one teacher adds to it. */
export type Part = readonly [rule: number, coefficient: number];

/** A rule, with what a section that stays short of it may lack. */
export interface RotationRow extends NewRow {
  /** the demand that may stay short, and what staying short gives back to this rule */
  readonly short?: { readonly demand: number; readonly gives: number };
  /** may be broken, and is avoided as far as can be */
  readonly soft?: boolean;
}

/**
 * The rules of a rotation, stated once, as rows over "a teacher of this type leaves here" and "… comes here". Both models, that of
 * counts and that of single moves, are made from them.
 */
export interface RotationBook {
  readonly rows: readonly RotationRow[];
  readonly gives: (section: number, type: TeacherType) => readonly Part[];
  readonly takes: (section: number, type: TeacherType) => readonly Part[];
  /** demands that are short today, of sections that take part */
  readonly shorts: readonly number[];
  /** shortfalls that no rotation can change: those of sections that take no part */
  readonly fixedShort: number;
  /** fewest moves that the share asks for */
  readonly fewest: number;
}

interface SectionRow {
  readonly row: number;
  readonly give: (type: TeacherType) => number;
  readonly take: (type: TeacherType) => number;
}

/** What is taken off before rounding up: a tenth of 30 is 3.0000000000000004 in binary. */
const RESIDUE = 1e-9;

/**
 * Writes down the rules of a rotation.
 *
 * @example rotationBook(ground).rows.map(({ says }) => says.en)
 */
export function rotationBook(ground: RotationGround): RotationBook {
  const rows: RotationRow[] = [];
  const everywhere: SectionRow[] = [];
  const bySection = new Map<number, SectionRow[]>();
  const add = (row: RotationRow, section: number | null, parts: Omit<SectionRow, "row">): void => {
    const entry = { ...parts, row: rows.push(row) - 1 };
    if (section === null) everywhere.push(entry);
    else bySection.set(section, [...(bySection.get(section) ?? []), entry]);
  };
  const fewest = Math.ceil(ground.rules.rotateAtLeast * ground.qualifying - RESIDUE);
  addShares(ground, fewest, add);
  for (const section of ground.sections) if (section.takesPart) addSection(ground, section, add);
  for (const [at, demand] of ground.demands.entries()) addDemand(ground, demand, at, add);
  addNamed(ground, add);
  const short = [...ground.demands.keys()].filter((at) => !ground.demands[at]!.met);
  const takesPart = (at: number): boolean => ground.sections[ground.demands[at]!.section]!.takesPart;
  const partsOf = (side: "give" | "take") => (section: number, type: TeacherType) =>
    [...everywhere, ...(bySection.get(section) ?? [])].flatMap((entry): Part[] => {
      const coefficient = entry[side](type);
      return coefficient === 0 ? [] : [[entry.row, coefficient]];
    });
  return {
    rows,
    gives: partsOf("give"),
    takes: partsOf("take"),
    shorts: short.filter((at) => takesPart(at)),
    fixedShort: short.filter((at) => !takesPart(at)).length,
    fewest,
  };
}

type Add = (row: RotationRow, section: number | null, parts: Omit<SectionRow, "row">) => void;

function addShares({ rules, qualifying, movable: places }: RotationGround, fewest: number, add: Add): void {
  const mayMove = [...places.values()].flat();
  const movable = mayMove.length;
  const backbone = mayMove.reduce((sum, { flags }) => sum + countsFor(flags, BACKBONE), 0);
  add(
    {
      name: "rotate_at_least",
      lower: fewest,
      says: ruleWords.rotateAtLeast(rules.rotateAtLeast, { qualifying, fewest, movable }),
    },
    null,
    { give: () => 1, take: () => 0 },
  );
  const says = ruleWords.backboneAtLeast(rules.backboneAtLeast, { backbone, movable });
  add({ name: "backbone_at_least", lower: 0, says }, null, {
    give: (type) => countsFor(type.flags, BACKBONE) - rules.backboneAtLeast,
    take: () => 0,
  });
}

function addSection(ground: RotationGround, section: RotationSection, add: Add): void {
  const { rules } = ground;
  const { name, code, stage, index } = section;
  add(
    {
      name: `gives_${code}_${stage}`,
      upper: section.givesAtMost,
      says: ruleWords.givesAtMost(name, section.givesAtMost, rules.schoolGivesAtMost),
      rule: ruleWords.givesRule(rules.schoolGivesAtMost),
    },
    index,
    { give: () => 1, take: () => 0 },
  );
  for (const [subject, teachers] of section.subjects) {
    const keeps = Math.min(teachers, rules.subjectKeeps);
    add(
      {
        name: `subject_${code}_${stage}_${subject}`,
        lower: keeps - teachers,
        says: ruleWords.subjectKeeps(name, subject, keeps),
        rule: ruleWords.subjectRule(rules.subjectKeeps),
      },
      index,
      {
        give: (type) => (type.subject === subject ? -1 : 0),
        take: (type) => (type.subject === subject ? 1 : 0),
      },
    );
  }
  addBalance(ground, section, add);
}

/** How far a school's teachers, and those of each subject, are to change: soft, so that it never costs a shortfall or a move. */
function addBalance(
  { rules, types }: RotationGround,
  { index, code, name, stage, teachers, subjects }: RotationSection,
  add: Add,
): void {
  const row = (what: string | null, here: number, share: number): void => {
    const most = Math.max(1, Math.ceil(share * here - RESIDUE));
    const says = ruleWords.balance(name, what, most);
    const counts = (type: TeacherType): number => (what === null || type.subject === what ? 1 : 0);
    add(
      {
        name: `balance_${code}_${stage}_${what ?? "all"}`,
        lower: -most,
        upper: most,
        says,
        rule: ruleWords.balanceRule(),
        soft: true,
      },
      index,
      { give: (type) => -counts(type), take: counts },
    );
  };
  row(null, teachers, rules.balance.teachers);
  const all = new Set(types.filter((type) => type.stage === stage).map((type) => type.subject));
  for (const subject of all) row(subject, subjects.get(subject) ?? 0, rules.balance.subject);
}

function addDemand(ground: RotationGround, demand: RotationDemand, at: number, add: Add): void {
  const section = ground.sections[demand.section]!;
  if (!section.takesPart) return;
  const { column, have, need, least, met } = demand;
  const called = ground.names.get(demand.indicator) ?? { zh: demand.indicator, en: demand.indicator };
  const words = met ? ruleWords.keeps(section.name, called, least) : ruleWords.closes(section.name, called, need);
  add(
    {
      name: `${demand.indicator}_${section.code}_${section.stage}`,
      lower: (met ? least : need) - have,
      says: words,
      rule: met ? ruleWords.keepsRule() : ruleWords.closesRule(),
      ...(met ? {} : { short: { demand: at, gives: need - least } }),
    },
    section.index,
    { give: (type) => -countsFor(type.flags, column), take: (type) => countsFor(type.flags, column) },
  );
}

/** The teachers whom a rule names must move. One who does not qualify leaves a rule that nothing can keep. */
function addNamed({ rules, types }: RotationGround, add: Add): void {
  for (const { teacher } of rules.pairs.teachersMust) {
    const type = types.find((one) => one.mustMove === teacher);
    add({ name: `must_${teacher}`, lower: 1, says: ruleWords.mustMove(teacher, type !== undefined) }, null, {
      give: (one) => (one === type ? 1 : 0),
      take: () => 0,
    });
  }
}
