import { risesOf } from "@youheng/kernel/act";
import { dayOf } from "../day-of.ts";
import { addRise, asSystem, record, regionsOverdue } from "../store/index.ts";
import { findingsOfRegion, type SupervisionDeps } from "./findings-of-region.ts";

/**
 * Notes to which levels overdue findings have risen by now, each once, in the ledger and in the audit: from then on the level above has
 * been told, and nobody can say otherwise. Works as the server, for all regions.
 *
 * @returns how many rises were noted now
 */
export async function noteRises(deps: SupervisionDeps): Promise<number> {
  return await asSystem(async () => {
    const today = dayOf(deps.now());
    let noted = 0;
    for (const regionCode of await regionsOverdue(deps.store, today))
      noted += await noteInRegion(deps, regionCode, today);
    return noted;
  });
}

async function noteInRegion(deps: SupervisionDeps, regionCode: string, today: string): Promise<number> {
  const findings = await findingsOfRegion(deps, regionCode);
  const due = findings.flatMap(({ row, standing }) =>
    risesOf(standing.dueOn, { today, isClosed: standing.state === "closed", rules: deps.rules.rises }).map((rise) => ({
      row,
      rise,
    })),
  );
  return await record(deps.store, { regionCode, name: "system" }, async (writing) => {
    const acts = [];
    for (const { row, rise } of due) {
      const { finding_id, school_code } = row;
      const values = { region_code: regionCode, finding_id, school_code, level: rise.level, rose_on: rise.on };
      if (!(await addRise(writing, values))) continue;
      const details = { school: school_code, level: rise.level, on: rise.on, due: row.due_on };
      acts.push({ what: "supervision.rise", subject: finding_id, regionCode, details });
    }
    return { result: acts.length, acts };
  });
}
