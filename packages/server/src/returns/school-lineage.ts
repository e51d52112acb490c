import { factsFromJson, type Finding } from "@youheng/kernel/model";
import { checkLineage, type LineageEvent, type LineageForm, readLineage, rowsByCode } from "@youheng/kernel/sense";
import {
  type Actor,
  addLineage,
  factsOfVersion,
  findPublished,
  type LineageVersion,
  listRegions,
  newestLineage,
  record,
  type Store,
} from "../store/index.ts";
import { Refusal } from "./refusal.ts";

/** What saving a lineage wants. */
export interface LineageAsk {
  readonly regionCode: string;
  /** the version that was read before it was changed; 0: none */
  readonly after: number;
  readonly events: readonly LineageEventAsked[];
  readonly reason: string;
}

/** An event as a person enters it: the school year follows from the date. */
export type LineageEventAsked = Omit<LineageEvent, "school_year">;

/** A lineage, and what does not fit the returns. */
export interface LineageStanding {
  readonly lineage: LineageVersion | undefined;
  readonly findings: readonly Finding[];
}

/** The lineage of a region as it stands, held against its published returns. */
export async function lineageOfRegion(store: Store, regionCode: string): Promise<LineageStanding> {
  const lineage = await newestLineage(store, regionCode);
  return { lineage, findings: await lineageFindings(store, regionCode, lineage?.events ?? []) };
}

/** Codes of a lineage that the published returns beside it do not have. */
export async function lineageFindings(
  store: Store,
  regionCode: string,
  events: readonly LineageEvent[],
): Promise<readonly Finding[]> {
  if (events.length === 0) return [];
  const years = new Set(events.flatMap((event) => [event.school_year - 1, event.school_year]));
  const region = (await listRegions(store)).find((one) => one.regionCode === regionCode);
  const codes = new Map<number, ReadonlySet<string>>();
  for (const { schoolYear, publishedNumber } of region?.years ?? []) {
    if (publishedNumber === null || !years.has(schoolYear)) continue;
    const version = await findPublished(store, regionCode, schoolYear);
    if (version === undefined) continue;
    codes.set(schoolYear, new Set(rowsByCode(factsFromJson(await factsOfVersion(store, version))).keys()));
  }
  return checkLineage(events, codes, "沿革 lineage");
}

/**
 * Saves the whole lineage of a region as a new version, with its audit.
 *
 * @throws Refusal with every finding while a line is wrong; without a reason; when another was saved since it was read
 */
export async function saveLineage(
  { store, form }: { readonly store: Store; readonly form: LineageForm },
  actor: Actor,
  { regionCode, after, events: asked, reason: said }: LineageAsk,
): Promise<LineageStanding> {
  const reason = said.trim();
  if (reason === "") throw new Refusal("reason-wanted", { zh: "请写明理由。", en: "Please give a reason." });
  const { events, findings } = readAsked(form, asked);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new Refusal(
      "errors-stand",
      {
        zh: `沿革有 ${errors.length} 处错误，没有保存。`,
        en: `The lineage has ${errors.length} mistakes and was not saved.`,
      },
      findings,
    );
  await record(store, actor, async (writing) => {
    const number = await addLineage(writing, { regionCode, after, events, reason, createdBy: actor.name });
    if (number === undefined) throw savedBetween();
    const details = { number, events: events.length, reason };
    return { result: undefined, acts: [{ what: "lineage.save", subject: regionCode, regionCode, details }] };
  });
  return await lineageOfRegion(store, regionCode);
}

/** Events as they were entered, through the same reading as a file: one line each. */
function readAsked(form: LineageForm, asked: readonly LineageEventAsked[]) {
  const parts = ["date", "event", "from_code", "from_name", "to_code", "to_name", "note"] as const;
  const header = parts.map((part) => form.columns[part].headers[0] ?? part);
  const rows = [header, ...asked.map((event) => parts.map((part) => event[part]))];
  const { events, findings } = readLineage(
    rows.map((cells, i) => ({ number: i + 1, cells })),
    { file: "沿革 lineage", sheet: "", form },
  );
  return { events: events.map(({ place: _place, ...event }): LineageEvent => event), findings };
}

function savedBetween(): Refusal {
  return new Refusal("conflict", {
    zh: "您打开之后，别人又保存过一次沿革。请刷新页面，看过新的内容再改。",
    en: "Somebody saved the lineage after you opened it. Load the page again, look at it, and change it then.",
  });
}
