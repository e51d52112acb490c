import { BACKBONE } from "./roster.ts";
import type { Move } from "./move.ts";
import type { RotationGround } from "./rotation-ground.ts";

/** The shares that the rules speak of; 0–1. null where nobody qualifies or moves. */
export interface RotationShares {
  /** teachers in the roster, at the stages judged */
  readonly teachers: number;
  readonly qualifying: number;
  readonly moved: number;
  /** moved ÷ qualifying */
  readonly rotation: number | null;
  readonly rotation_at_least: number;
  readonly backbone_moved: number;
  /** backbone teachers among those who move */
  readonly backbone: number | null;
  readonly backbone_at_least: number;
  readonly school_gives_at_most: number;
  /** schools that give or take */
  readonly schools: readonly SchoolShare[];
}

/** How many a section gives and takes. */
export interface SchoolShare {
  readonly school_code: string;
  readonly school_name: string;
  readonly stage: string;
  readonly teachers: number;
  readonly gives: number;
  readonly takes: number;
  /** gives ÷ teachers */
  readonly share: number | null;
}

/**
 * Counts the shares of a plan.
 *
 * @example rotationShares(ground, moves).rotation // 0.1003
 */
export function rotationShares(ground: RotationGround, moves: readonly Move[]): RotationShares {
  const { rules, qualifying, teachers, sections } = ground;
  const backbone = moves.filter(({ teacher }) => teacher.flags[BACKBONE] === true).length;
  const gives = Map.groupBy(moves, (move) => `${move.from}|${move.stage}`);
  const takes = Map.groupBy(moves, (move) => `${move.to}|${move.stage}`);
  return {
    teachers: teachers.length,
    qualifying,
    moved: moves.length,
    rotation: qualifying === 0 ? null : moves.length / qualifying,
    rotation_at_least: rules.rotateAtLeast,
    backbone_moved: backbone,
    backbone: moves.length === 0 ? null : backbone / moves.length,
    backbone_at_least: rules.backboneAtLeast,
    school_gives_at_most: rules.schoolGivesAtMost,
    schools: sections.flatMap((section): SchoolShare[] => {
      const key = `${section.code}|${section.stage}`;
      const [out, into] = [gives.get(key)?.length ?? 0, takes.get(key)?.length ?? 0];
      if (out + into === 0) return [];
      const { code, name, stage, teachers: own } = section;
      return [
        {
          school_code: code,
          school_name: name,
          stage,
          teachers: own,
          gives: out,
          takes: into,
          share: own === 0 ? null : out / own,
        },
      ];
    }),
  };
}
