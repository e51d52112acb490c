import { rowOfFacts } from "@youheng/kernel/sense";
import type { Actor, CellSaving, FormKey } from "../store/index.ts";
import { listFormCells } from "../store/index.ts";
import { type CampaignDeps, groundOf } from "./campaign.ts";
import type { ReadReturn } from "./import-return.ts";
import { Refusal } from "./refusal.ts";
import { type CellsSaved, saveCells } from "./school-form.ts";

/**
 * Fills a school's form from a file of one row a school: the row of that school, cell by cell as if typed. What the file does not
 * report stays as it was filled in.
 *
 * @throws Refusal when the file cannot be read, or has no row of the school
 */
export async function fileIntoForm(
  deps: CampaignDeps & { readonly readReturn: ReadReturn },
  actor: Actor,
  ask: { readonly key: FormKey; readonly path: string; readonly fileName: string },
): Promise<CellsSaved> {
  const { form, fields } = groundOf(deps);
  const { facts, findings } = await deps.readReturn({
    path: ask.path,
    fileName: ask.fileName,
    form,
    fields,
    mapping: [],
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  const row = facts.text["school_code"]?.indexOf(ask.key.schoolCode) ?? -1;
  if (row === -1)
    throw new Refusal(
      "bad-request",
      {
        zh: `文件里没有学校 ${ask.key.schoolCode} 的一行。请用“一校一行表”，学校标识码要一致。`,
        en: `The file has no row of school ${ask.key.schoolCode}. Use the tidy return, with the same school code.`,
      },
      findings,
    );
  const revisions = new Map((await listFormCells(deps.store, ask.key)).map((cell) => [cell.column, cell]));
  const cells = Object.entries(rowOfFacts(facts, row)).flatMap(([column, value]): CellSaving[] => {
    if (["region_code", "school_year", "school_code"].includes(column)) return [];
    const standing = revisions.get(column);
    return standing?.value === value ? [] : [{ column, value, revision: standing?.revision ?? 0 }];
  });
  if (cells.length === 0) return { cells: [], refused: [] };
  return await saveCells(deps, actor, { key: ask.key, cells });
}
