import { createModelBuilder, type LinearModel, type ModelBuilder, type Term, type Words } from "../../solve/index.ts";
import type { RotationBook } from "./rotation-book.ts";
import { placeKey, type RotationGround, type TeacherType } from "./rotation-ground.ts";
import { ruleWords } from "./rotation-words.ts";

/** A cut 割: of the teachers of a type that these sections give, no more can go than those sections take that they may go to. */
export interface WayCut {
  readonly type: number;
  readonly from: ReadonlySet<number>;
  readonly to: ReadonlySet<number>;
}

/** The model of counts, and where its decisions stand. */
export interface CountModel {
  readonly model: LinearModel;
  /** "section|type" → column: how many leave, how many come */
  readonly gives: ReadonlyMap<string, number>;
  readonly takes: ReadonlyMap<string, number>;
  /** demand → column: 1 where it stays short */
  readonly shorts: ReadonlyMap<number, number>;
  /** number of the pair of schools → "type" → column */
  readonly pairs: readonly ReadonlyMap<number, number>[];
}

/**
 * The model of counts: how many teachers of each type leave and come, school by school, without saying who goes where. Few
 * decisions, so that thousands of teachers are planned in seconds; cuts keep it true that everybody who leaves has a way to go.
 *
 * @param cuts  found when the ways of an earlier plan did not work out
 * @example     countModel(ground, rotationBook(ground)).model.columns.names.length
 */
export function countModel(ground: RotationGround, book: RotationBook, cuts: readonly WayCut[] = []): CountModel {
  const builder = createModelBuilder("rotation");
  const shorts = new Map(
    book.shorts.map((at) => [at, builder.column({ name: `short_${at}`, upper: 1, integer: true })]),
  );
  const terms: Term[][] = book.rows.map(({ short }) =>
    short === undefined ? [] : [[shorts.get(short.demand)!, short.gives]],
  );
  const [gives, takes] = [new Map<string, number>(), new Map<string, number>()];
  for (const type of ground.types) addType(type, { ground, book, builder, terms, gives, takes });
  const pairs = ground.rules.pairs.schoolsMust.map((pair, at) => addPair(pair, at, { ground, builder, gives, takes }));
  // soft rules weigh in the distance only
  book.rows.forEach((row, at) => row.soft === true || builder.row(row, terms[at]!));
  for (const type of ground.types) addWays(type, { ground, builder, gives, takes, pairs });
  for (const [at, cut] of cuts.entries()) addCut(cut, at, { ground, builder, gives, takes });
  return { model: builder.finish(), gives, takes, shorts, pairs };
}

interface Making {
  readonly ground: RotationGround;
  readonly book: RotationBook;
  readonly builder: ModelBuilder;
  readonly terms: Term[][];
  readonly gives: Map<string, number>;
  readonly takes: Map<string, number>;
}

/** The name of a type for people: "art, backbone". */
export function typeName(type: TeacherType): string {
  const flags = Object.entries(type.flags).flatMap(([flag, on]) => (on ? [flag] : []));
  return [type.subject, ...flags, ...(type.mustMove === null ? [] : [type.mustMove])].join(", ");
}

/** A type as a rule speaks of it. @example typeWords(ground, type).zh // "“美术”（骨干教师）" */
export function typeWords({ names }: RotationGround, type: TeacherType): Words {
  const flags = Object.entries(type.flags).flatMap(([flag, on]) => (on ? [names.get(flag) ?? asItIs(flag)] : []));
  const marks = [...flags, ...(type.mustMove === null ? [] : [asItIs(type.mustMove)])];
  if (marks.length === 0) return { zh: `“${type.subject}”`, en: `“${type.subject}”` };
  return {
    zh: `“${type.subject}”（${marks.map(({ zh }) => zh).join("、")}）`,
    en: `“${type.subject}” (${marks.map(({ en }) => en).join(", ")})`,
  };
}

function asItIs(id: string): Words {
  return { zh: id, en: id };
}

/** Whether a teacher of a type may come to a section. */
export function mayCome(ground: RotationGround, type: TeacherType, to: number): boolean {
  const section = ground.sections[to]!;
  return (
    section.takesPart &&
    section.stage === type.stage &&
    (type.onlyTo === null || type.onlyTo === section.code) &&
    !type.notTo.has(section.code)
  );
}

function addType(type: TeacherType, { ground, book, builder, terms, gives, takes }: Making): void {
  const name = typeName(type);
  const at = ground.sections.filter((section) => section.takesPart && section.stage === type.stage);
  const there = at.map((section) => ground.movable.get(placeKey(section.index, type.index))?.length ?? 0);
  const all = there.reduce((sum, one) => sum + one, 0);
  for (const [i, section] of at.entries()) {
    const key = placeKey(section.index, type.index);
    if (there[i]! > 0) {
      const column = builder.column({
        name: `${section.code} ${type.stage} gives ${name}`,
        upper: there[i]!,
        integer: true,
      });
      gives.set(key, column);
      for (const [row, coefficient] of book.gives(section.index, type)) terms[row]!.push([column, coefficient]);
    }
    const elsewhere = all - there[i]!;
    if (elsewhere > 0 && mayCome(ground, type, section.index)) {
      const column = builder.column({
        name: `${section.code} ${type.stage} takes ${name}`,
        upper: elsewhere,
        integer: true,
      });
      takes.set(key, column);
      for (const [row, coefficient] of book.takes(section.index, type)) terms[row]!.push([column, coefficient]);
    }
  }
}

type Wiring = Omit<Making, "book" | "terms">;

function addPair(
  pair: { readonly from: string; readonly to: string; readonly teachers: number },
  at: number,
  { ground, builder, gives, takes }: Wiring,
): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  for (const type of ground.types) {
    const [from, to] = [pair.from, pair.to].map((code) =>
      ground.sections.find((section) => section.code === code && section.stage === type.stage),
    );
    const give = from && gives.get(placeKey(from.index, type.index));
    const take = to && takes.get(placeKey(to.index, type.index));
    if (give === undefined || take === undefined) continue;
    const column = builder.column({ name: `pair ${at} ${type.index}`, integer: true });
    columns.set(type.index, column);
    const says = ruleWords.schoolsMust(pair.from, pair.to, pair.teachers);
    builder.row({ name: `pair_gives_${at}_${type.index}`, upper: 0, says }, [
      [column, 1],
      [give, -1],
    ]);
    builder.row({ name: `pair_takes_${at}_${type.index}`, upper: 0, says }, [
      [column, 1],
      [take, -1],
    ]);
  }
  const says = ruleWords.schoolsMust(pair.from, pair.to, pair.teachers);
  builder.row(
    { name: `pair_${at}`, lower: pair.teachers, says },
    Array.from(columns.values(), (column) => [column, 1] as const),
  );
  return columns;
}

/** Everybody who leaves comes somewhere, and somewhere else. */
function addWays(
  type: TeacherType,
  { ground, builder, gives, takes, pairs }: Wiring & { readonly pairs: readonly ReadonlyMap<number, number>[] },
): void {
  const [name, called] = [typeName(type), typeWords(ground, type)];
  const own = ground.sections.filter((section) => section.stage === type.stage);
  const of = (columns: ReadonlyMap<string, number>, section: number): Term[] => {
    const column = columns.get(placeKey(section, type.index));
    return column === undefined ? [] : [[column, 1]];
  };
  const given = own.flatMap((section) => of(gives, section.index));
  const taken = own.flatMap((section) => of(takes, section.index));
  if (given.length === 0) return;
  const moved = builder.column({ name: `moved ${type.stage} ${name} ${type.index}` });
  const less = (terms: readonly Term[]): Term[] => terms.map(([column, coefficient]) => [column, -coefficient]);
  const [says, rule] = [ruleWords.leavesComes(called), ruleWords.waysRule()];
  builder.row({ name: `leave_${type.index}`, lower: 0, upper: 0, says, rule }, [...given, ...less([[moved, 1]])]);
  builder.row({ name: `come_${type.index}`, lower: 0, upper: 0, says, rule }, [...taken, ...less([[moved, 1]])]);
  for (const section of own) {
    const [give, take] = [of(gives, section.index), of(takes, section.index)];
    if (give.length === 0 || take.length === 0) continue;
    const beside = pairs.flatMap((columns, at): Term[] => {
      const pair = ground.rules.pairs.schoolsMust[at]!;
      const column = columns.get(type.index);
      return column === undefined || pair.from === section.code || pair.to === section.code ? [] : [[column, 1]];
    });
    builder.row(
      {
        name: `elsewhere_${section.index}_${type.index}`,
        upper: 0,
        says: ruleWords.elsewhere(section.name, called),
        rule,
      },
      [...give, ...take, ...beside, [moved, -1]],
    );
  }
}

function addCut(cut: WayCut, at: number, { ground, builder, gives, takes }: Wiring): void {
  const column = (columns: ReadonlyMap<string, number>, section: number, sign: number): Term[] => {
    const found = columns.get(placeKey(section, cut.type));
    return found === undefined ? [] : [[found, sign]];
  };
  builder.row(
    {
      name: `ways_${at}`,
      upper: 0,
      says: ruleWords.allowedWays(typeWords(ground, ground.types[cut.type]!)),
      rule: ruleWords.waysRule(),
    },
    [
      ...[...cut.from].flatMap((section) => column(gives, section, 1)),
      ...[...cut.to].flatMap((section) => column(takes, section, -1)),
    ],
  );
}
