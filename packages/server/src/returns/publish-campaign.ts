import { factsToJson, type Facts, type Finding } from "@youheng/kernel/model";
import { checkFacts, compareYears, factsOfRows, withoutImpossible } from "@youheng/kernel/sense";
import {
  type Actor,
  addVersion,
  type CampaignKey,
  findPublished,
  type FormCell,
  keptRegionFacts,
  listFormCells,
  listSchoolForms,
  lockSeries,
  noteAssembled,
  publishVersion,
  record,
  type SchoolForm,
  type Version,
  versionId,
  type VersionKey,
} from "../store/index.ts";
import { type CampaignDeps, campaignOrRefuse, factsOfLastYear, groundOf, subjectOf } from "./campaign.ts";
import { totalStudents } from "./import-return.ts";
import { versionOrRefuse } from "./publish-return.ts";
import { Refusal } from "./refusal.ts";
import { rowOfCells } from "./school-form.ts";

/**
 * Assembles the accepted forms to the return of the region, and publishes it: one version, checked and compared like one from a file.
 * The region's own facts of the version published before stay with it.
 *
 * @param ask `reason`: wanted while there are warnings, or while schools are left out because they are not accepted
 * @throws Refusal while errors stand, when a reason is wanted, or when no form is accepted
 */
export async function publishCampaign(
  deps: CampaignDeps,
  actor: Actor,
  ask: CampaignKey & { readonly reason: string | null },
): Promise<Version> {
  await campaignOrRefuse(deps.store, ask);
  const forms = await listSchoolForms(deps.store, ask);
  const accepted = forms.filter(({ state }) => state === "accepted");
  const open = forms.length - accepted.length;
  refuseEmpty(accepted);
  const { facts, findings } = await assembled(deps, ask, accepted);
  refuseUnpublishable(findings, open, ask.reason);
  const key = await keepAndPublish(deps, actor, { ask, facts, findings, open });
  return await versionOrRefuse(deps.store, key);
}

function refuseEmpty(accepted: readonly SchoolForm[]): void {
  if (accepted.length === 0)
    throw new Refusal("conflict", { zh: "还没有接收任何学校的报表。", en: "No school's form is accepted yet." });
}

/** The facts of the accepted forms, by school code, with what is to be said of them. */
async function assembled(
  deps: CampaignDeps,
  key: CampaignKey,
  accepted: readonly SchoolForm[],
): Promise<{ readonly facts: Facts; readonly findings: readonly Finding[] }> {
  const ground = groundOf(deps);
  const cells = Map.groupBy(await listFormCells(deps.store, key), (cell) => cell.schoolCode);
  const none: readonly FormCell[] = [];
  const rows = accepted.map(({ school_code: schoolCode }) =>
    rowOfCells({ ...key, schoolCode }, cells.get(schoolCode) ?? none),
  );
  const typed = factsOfRows(rows, { ...ground, called: fileNameOf(key) });
  const facts = withoutImpossible(typed, ground.form, ground.fields);
  const before = await factsOfLastYear(deps.store, key);
  const compared = before === undefined ? [] : compareYears(before, facts, ground.form);
  return { facts, findings: [...checkFacts(typed, ground.form, ground.fields), ...compared] };
}

function refuseUnpublishable(findings: readonly Finding[], open: number, reason: string | null): void {
  const of = (severity: Finding["severity"]): Finding[] => findings.filter((finding) => finding.severity === severity);
  const errors = of("error");
  if (errors.length > 0)
    throw new Refusal(
      "errors-stand",
      {
        zh: `汇总后还有 ${errors.length} 处错误，不能发布。`,
        en: `Assembled, there are ${errors.length} errors: it cannot be published.`,
      },
      errors,
    );
  const warnings = of("warning");
  if (reason !== null || (warnings.length === 0 && open === 0)) return;
  throw new Refusal(
    "reason-wanted",
    {
      zh: `有 ${warnings.length} 处提醒，${open} 所学校还没有接收（将不计入）。请写明理由。`,
      en: `There are ${warnings.length} warnings, and ${open} schools are not accepted (they would be left out). Give a reason.`,
    },
    warnings,
  );
}

interface Assembled {
  readonly ask: CampaignKey & { readonly reason: string | null };
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly open: number;
}

async function keepAndPublish(
  deps: CampaignDeps,
  actor: Actor,
  { ask, facts, findings, open }: Assembled,
): Promise<VersionKey> {
  const { regionCode, schoolYear, reason } = ask;
  const before = await findPublished(deps.store, regionCode, schoolYear);
  const regionFacts = before === undefined ? null : await keptRegionFacts(deps.store, before);
  return await record(deps.store, actor, async (writing) => {
    const key = await addVersion(writing, {
      regionCode,
      schoolYear,
      importId: null,
      form: groundOf(deps).form.id,
      fileName: fileNameOf(ask),
      uploadDigest: null,
      facts: factsToJson(facts),
      regionFacts,
      findings,
      students: totalStudents(facts),
      reason,
      createdBy: actor.name,
    });
    await lockSeries(writing, key);
    await publishVersion(writing, key, { name: actor.name, reason });
    await noteAssembled(writing, ask, key.number);
    const details = { version: versionId(key), schools: facts.rows, leftOut: open, reason };
    return { result: key, acts: [{ what: "campaign.publish", subject: subjectOf(ask), regionCode, details }] };
  });
}

/** What stands where a file's name would: the return was filled in. @example fileNameOf({ regionCode: "990102", schoolYear: 2027 }) // "年度填报 2027" */
function fileNameOf({ schoolYear }: CampaignKey): string {
  return `年度填报 ${schoolYear}`;
}
