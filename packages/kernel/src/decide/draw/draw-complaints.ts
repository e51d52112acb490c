import type { Finding, Place, Severity } from "../../model/index.ts";
import { createFindingLog, type Telling } from "../../sense/index.ts";

/** Collects what is wrong with the papers of a draw: all at once, each with its place. */
export interface Complaints {
  readonly error: (code: string, place: Place, telling: Telling) => void;
  readonly warn: (code: string, place: Place, telling: Telling) => void;
  readonly list: () => Finding[];
}

/**
 * Opens a list of complaints on one file.
 *
 * @param file  its name, as it is shown
 * @example     complaintsOn("rules.yaml").list() // []
 */
export function complaintsOn(file: string): Complaints {
  const log = createFindingLog();
  const add =
    (severity: Severity) =>
    (code: string, place: Place, telling: Telling): void =>
      log.add({ code, severity, place: { file, ...place }, about: place.field ?? null, tell: () => telling });
  return { error: add("error"), warn: add("warning"), list: log.list };
}
