import type { Move, RosterTeacher, RotationAsk } from "@youheng/kernel/decide";
import { checkRotation, qualifies } from "@youheng/kernel/decide";

/** What a section has and needs, as an official keeps it on paper. */
interface Slip {
  readonly code: string;
  readonly stage: string;
  readonly have: Record<string, number>;
  readonly need: Readonly<Record<string, number>>;
  gives: number;
  readonly most: number;
  readonly subjects: Map<string, number>;
}

/**
 * The rule of a careful official by hand: school by school, the smallest shortfall first, the nearest school that can spare a teacher of
 * the kind gives one; then pairs of teachers of one subject and the same kind are exchanged between near schools, backbone teachers
 * first, until the shares are met. Nobody is moved twice and no move breaks a rule.
 */
export function byHand(
  ask: RotationAsk,
  flags: readonly string[],
  needs: (code: string, stage: string, flag: string) => number,
): readonly Move[] {
  const slips = new Map<string, Slip>();
  const at = (code: string, stage: string): Slip => slips.get(`${code}|${stage}`)!;
  for (const [key, own] of Map.groupBy(ask.roster, (one) => `${one.schoolCode}|${one.stage}`)) {
    const [code = "", stage = ""] = key.split("|");
    const have = Object.fromEntries(flags.map((flag) => [flag, own.filter((one) => one.flags[flag] === true).length]));
    const need = Object.fromEntries(flags.map((flag) => [flag, needs(code, stage, flag)]));
    const subjects = new Map(
      Array.from(
        Map.groupBy(own, (one) => one.subject),
        ([subject, list]) => [subject, list.length],
      ),
    );
    slips.set(key, {
      code,
      stage,
      have,
      need,
      gives: 0,
      most: Math.floor(ask.rules.schoolGivesAtMost * own.length + 1e-9),
      subjects,
    });
  }
  const isPublic = (code: string): boolean =>
    ask.rules.schools.ownership.includes(ask.rosterGround.schools.get(code)?.ownership ?? "public");
  const free = new Map(
    ask.roster.filter((one) => qualifies(one, ask.rules) && isPublic(one.schoolCode)).map((one) => [one.teacher, one]),
  );
  const moves: Move[] = [];
  const canLeave = (one: RosterTeacher): boolean => {
    const slip = at(one.schoolCode, one.stage);
    const spare = flags.every((flag) => one.flags[flag] !== true || slip.have[flag]! - 1 >= slip.need[flag]!);
    return spare && slip.gives < slip.most && slip.subjects.get(one.subject)! > 1;
  };
  const move = (one: RosterTeacher, to: Slip): void => {
    const from = at(one.schoolCode, one.stage);
    for (const flag of flags)
      if (one.flags[flag] === true) [from.have[flag], to.have[flag]] = [from.have[flag]! - 1, to.have[flag]! + 1];
    from.gives++;
    from.subjects.set(one.subject, from.subjects.get(one.subject)! - 1);
    to.subjects.set(one.subject, (to.subjects.get(one.subject) ?? 0) + 1);
    free.delete(one.teacher);
    moves.push({ teacher: one, from: one.schoolCode, to: to.code, stage: one.stage, km: 0 });
  };
  const short = [...slips.values()].flatMap((slip) =>
    isPublic(slip.code) ? flags.map((flag) => ({ slip, flag })) : [],
  );
  short.sort((a, b) => a.slip.need[a.flag]! - a.slip.have[a.flag]! - (b.slip.need[b.flag]! - b.slip.have[b.flag]!));
  for (const { slip, flag } of short)
    while (slip.have[flag]! < slip.need[flag]!) {
      const giver = [...free.values()].find(
        (one) => one.stage === slip.stage && one.schoolCode !== slip.code && one.flags[flag] === true && canLeave(one),
      );
      if (giver === undefined) break;
      move(giver, slip);
    }
  exchange(ask, moves, {
    free,
    at,
    move,
    canGive: (one) => at(one.schoolCode, one.stage).gives < at(one.schoolCode, one.stage).most,
  });
  return moves;
}

/** Exchanges of like for like until the shares are met. */
function exchange(
  ask: RotationAsk,
  moves: readonly Move[],
  {
    free,
    at,
    move,
    canGive,
  }: {
    readonly free: Map<string, RosterTeacher>;
    readonly at: (code: string, stage: string) => Slip;
    readonly move: (one: RosterTeacher, to: Slip) => void;
    readonly canGive: (one: RosterTeacher) => boolean;
  },
): void {
  const kind = (one: RosterTeacher): string => [one.stage, one.subject, JSON.stringify(one.flags)].join("|");
  const qualifying = ask.roster.filter((one) => qualifies(one, ask.rules)).length;
  const wanted = Math.ceil(ask.rules.rotateAtLeast * qualifying - 1e-9);
  const backbone = (): number => moves.filter(({ teacher }) => teacher.flags["backbone"] === true).length;
  const done = (): boolean => moves.length >= wanted && backbone() >= ask.rules.backboneAtLeast * moves.length;
  const kinds = [...Map.groupBy([...free.values()], kind).values()];
  const inTurn = [true, false].flatMap((first) =>
    kinds
      .flatMap((list) => list.map((one) => ({ one, list, first })))
      .filter(({ one }) => (one.flags["backbone"] === true) === first),
  );
  for (const { one, list, first } of inTurn) {
    if (done()) return;
    if (!free.has(one.teacher) || !canGive(one) || (first && backbone() >= ask.rules.backboneAtLeast * wanted))
      continue;
    const other = list.find((two) => free.has(two.teacher) && two.schoolCode !== one.schoolCode && canGive(two));
    if (other === undefined) continue;
    const [a, b] = [at(one.schoolCode, one.stage), at(other.schoolCode, other.stage)];
    move(one, b);
    move(other, a);
  }
}

export { checkRotation };
