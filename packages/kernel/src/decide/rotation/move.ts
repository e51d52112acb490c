import type { RosterTeacher } from "./roster.ts";

/** One teacher who goes from one school to another at the same stage. */
export interface Move {
  readonly teacher: RosterTeacher;
  /** school codes */
  readonly from: string;
  readonly to: string;
  readonly stage: string;
  readonly km: number;
}
