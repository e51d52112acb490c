import type { PlannedChanges } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { readChangesFile, readHousingFile } from "@youheng/server/sense";

/** Options that say what is planned. */
export interface PlannedOptions {
  readonly housing?: string;
  readonly changes?: string;
}

/**
 * Reads what is planned: new housing, schools that change.
 *
 * @returns null when nothing is asked for; the rows that can be used, with everything that is wrong in the others
 */
export async function plannedFiles({
  housing,
  changes,
}: PlannedOptions): Promise<{ readonly plan: PlannedChanges; readonly findings: readonly Finding[] } | null> {
  if (housing === undefined && changes === undefined) return null;
  const homes = housing === undefined ? null : await readHousingFile({ path: housing });
  const schools = changes === undefined ? null : await readChangesFile({ path: changes });
  return {
    plan: { housing: homes?.result ?? [], changes: schools?.result ?? [] },
    findings: [...(homes?.findings ?? []), ...(schools?.findings ?? [])],
  };
}
