import type { Words } from "../../model/index.ts";
import { BACKBONE } from "./roster.ts";
import type { Move } from "./move.ts";
import { countsFor, type RotationDemand, type RotationGround } from "./rotation-ground.ts";
import { shareInWords } from "./rotation-words.ts";

/** The names by which a reason speaks of indicators and stages. */
export interface ReasonWords {
  /** indicator → what is provided: "体育艺术教师" */
  readonly short: ReadonlyMap<string, Words>;
}

interface Standing {
  readonly ground: RotationGround;
  readonly words: ReasonWords;
  /** "school|stage" → section */
  readonly sections: ReadonlyMap<string, number>;
  /** section|indicator → what it has as the moves are told one after another */
  readonly has: Map<string, number>;
  readonly demands: ReadonlyMap<number, readonly RotationDemand[]>;
  readonly mustMove: ReadonlySet<string>;
}

/**
 * Why each teacher of a plan moves, in a sentence: what the school reached lacks, why the school left can give, or which rule asks.
 * The moves are told in their order, so that the teacher who completes a threshold is the one of whom that is said.
 *
 * @returns one reason for each move, in the same order
 */
export function moveReasons(ground: RotationGround, moves: readonly Move[], words: ReasonWords): readonly Words[] {
  const standing = standingOf(ground, moves, words);
  return moves.map((move) => reasonOf(standing, move));
}

/**
 * What each move does for the school reached, told one after another: which shortfall it lessens or closes. Nothing is said of rules.
 *
 * @returns for each move the parts in words; none where the school lacks nothing that the teacher counts for
 */
export function movesHelp(
  ground: RotationGround,
  moves: readonly Move[],
  words: ReasonWords,
): readonly (readonly Words[])[] {
  const standing = standingOf(ground, moves, words);
  return moves.map((move) => helpOf(standing, move));
}

function standingOf(ground: RotationGround, moves: readonly Move[], words: ReasonWords): Standing {
  const standing: Standing = {
    ground,
    words,
    sections: new Map(ground.sections.map((one) => [`${one.code}|${one.stage}`, one.index])),
    has: new Map(ground.demands.map((one) => [`${one.section}|${one.indicator}`, one.have])),
    demands: Map.groupBy(ground.demands, (one) => one.section),
    mustMove: new Set(ground.rules.pairs.teachersMust.map(({ teacher }) => teacher)),
  };
  for (const move of moves) shift(standing, sectionOf(standing, move.from, move.stage), move, -1);
  return standing;
}

/** What the school reached lacks and this teacher counts for; the teacher is there afterwards. */
function helpOf(standing: Standing, move: Move): readonly Words[] {
  const to = sectionOf(standing, move.to, move.stage);
  const has = (one: RotationDemand): number => standing.has.get(`${to}|${one.indicator}`)!;
  const helped = (standing.demands.get(to) ?? []).filter(
    (one) => countsFor(move.teacher.flags, one.column) === 1 && has(one) < one.need,
  );
  const parts = helped.map((one) => helpedWords(standing, one, has(one)));
  shift(standing, to, move, 1);
  return parts;
}

function sectionOf({ sections }: Standing, code: string, stage: string): number {
  return sections.get(`${code}|${stage}`)!;
}

function shift({ has, demands }: Standing, section: number, { teacher }: Move, by: number): void {
  for (const { indicator, column } of demands.get(section) ?? []) {
    const key = `${section}|${indicator}`;
    has.set(key, has.get(key)! + by * countsFor(teacher.flags, column));
  }
}

function reasonOf(standing: Standing, move: Move): Words {
  const to = sectionOf(standing, move.to, move.stage);
  const parts = helpOf(standing, move);
  const { ground } = standing;
  const [from, reached] = [ground.sections[sectionOf(standing, move.from, move.stage)]!, ground.sections[to]!];
  const years = move.teacher.yearsAtSchool;
  const who: Words = {
    zh: `在${from.name}任教 ${years} 年，符合交流条件，调出后该校已达标的指标仍达标`,
    en: `${years} years at ${from.name}, qualifies, and that school still meets what it met`,
  };
  const km = move.km.toFixed(1);
  if (parts.length > 0) {
    return {
      zh: `补${reached.name}的短缺：${parts.map(({ zh }) => zh).join("；")}。${who.zh}；相距 ${km} 公里。`,
      en: `Closes what ${reached.name} lacks: ${parts.map(({ en }) => en).join("; ")}. ${who.en}; ${km} km.`,
    };
  }
  const rule = ruleOf(standing, move);
  return {
    zh: `${rule.zh}，到${reached.name}任教${move.teacher.subject}。${who.zh}；相距 ${km} 公里。`,
    en: `${rule.en}; teaches ${move.teacher.subject} at ${reached.name}. ${who.en}; ${km} km.`,
  };
}

function helpedWords({ words }: Standing, { indicator, need }: RotationDemand, has: number): Words {
  const name = words.short.get(indicator) ?? { zh: indicator, en: indicator };
  const after = has + 1;
  return after >= need
    ? {
        zh: `${name.zh}由 ${has} 人到 ${after} 人，达到标准的 ${need} 人`,
        en: `${name.en} from ${has} to ${after}, which meets the ${need} asked`,
      }
    : {
        zh: `${name.zh}由 ${has} 人到 ${after} 人（标准 ${need} 人）`,
        en: `${name.en} from ${has} to ${after} (of ${need} asked)`,
      };
}

function ruleOf({ ground: { rules }, mustMove }: Standing, { teacher }: Move): Words {
  if (mustMove.has(teacher.teacher)) return { zh: "按规定必须交流", en: "Named as one who must rotate" };
  if (teacher.flags[BACKBONE] === true)
    return {
      zh: `骨干教师交流，计入轮岗 ${shareInWords(rules.rotateAtLeast)} 和其中骨干 ${shareInWords(rules.backboneAtLeast)} 的要求`,
      en: `A backbone teacher, counted for the ${shareInWords(rules.rotateAtLeast)} that rotate and the ${shareInWords(rules.backboneAtLeast)} of backbone teachers among them`,
    };
  return {
    zh: `同学科交流，或补调出教师的岗位，计入轮岗 ${shareInWords(rules.rotateAtLeast)} 的要求`,
    en: `An exchange, or to fill a post that was left, counted for the ${shareInWords(rules.rotateAtLeast)} that rotate`,
  };
}
