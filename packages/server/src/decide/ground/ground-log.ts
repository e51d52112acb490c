import type { Finding, Place } from "@youheng/kernel/model";
import { createFindingLog, type Telling } from "@youheng/kernel/sense";

/** Collects what is wrong with the files of a plan. */
export interface GroundLog {
  readonly error: (code: string, place: Place, telling: Telling) => void;
  readonly warning: (code: string, place: Place, telling: Telling) => void;
  readonly note: (code: string, place: Place, telling: Telling) => void;
  readonly take: (findings: readonly Finding[]) => void;
  readonly list: () => readonly Finding[];
  /** names whose rows were told of already: who names them is not told of again */
  readonly refused: Set<string>;
}

/** Opens such a log. @example createGroundLog().list() // [] */
export function createGroundLog(): GroundLog {
  const log = createFindingLog();
  const taken: Finding[] = [];
  const add =
    (severity: Finding["severity"]) =>
    (code: string, place: Place, telling: Telling): void =>
      log.add({ code, severity, place, tell: () => telling });
  return {
    error: add("error"),
    warning: add("warning"),
    note: add("note"),
    take: (findings) => void taken.push(...findings),
    list: () => [...taken, ...log.list()],
    refused: new Set(),
  };
}
