import { type Actor, changeDraw, drawsToDelete, dropDrawPapers, record } from "../../store/index.ts";
import { dayOf } from "../../day-of.ts";
import type { DrawDeps } from "./draw-steps.ts";

const system: Actor = { regionCode: "000000", name: "system" };

/**
 * Deletes the applicants of every draw whose day has come: list, salt, digests of the lines, receipt. The digests and the figures by school
 * stay, so that a receipt somebody kept can still be held against them.
 *
 * @returns ids of the draws that were emptied
 */
export async function deleteDueApplicants({ store, now }: DrawDeps): Promise<readonly string[]> {
  const today = dayOf(now());
  const due = await drawsToDelete(store, today);
  for (const draw of due)
    await record(store, system, async (writing) => {
      await dropDrawPapers(writing, draw);
      await changeDraw(writing, draw, { deletedAt: now() });
      const { regionCode, drawId: subject, deleteOn } = draw;
      return {
        result: undefined,
        acts: [{ what: "draw.delete-applicants", subject, regionCode, details: { deleteOn } }],
      };
    });
  return due.map(({ drawId }) => drawId);
}
