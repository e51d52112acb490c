import type { CaseRunView, LocalStandardView, StandardCheckView } from "../api-types.ts";
import type { Finding } from "@youheng/kernel/model";
import type { LocalStandard } from "../store/index.ts";
import type { CaseRun, StandardCheck } from "../workshop/index.ts";

/** The workshop's values in the shapes of the API. */

export function localStandardView(local: LocalStandard, leftOut: readonly Finding[]): LocalStandardView {
  const { standardId, regionCode, publishedNumber, versions } = local;
  return {
    id: standardId,
    region_code: regionCode,
    published: publishedNumber,
    versions: versions.map(({ number, extends: base, name, version, reason, createdAt, createdBy }) => ({
      number,
      extends: base,
      name,
      version,
      reason,
      created_at: createdAt.toISOString(),
      created_by: createdBy,
    })),
    findings: leftOut.filter(({ place }) => place.file === `${standardId}.yaml`),
  };
}

export function caseRunView({ case: one, compared, findings }: CaseRun): CaseRunView {
  const { zh, en, source, stage, schools, meansAndDeviations, note } = one.value;
  return {
    standard: one.standard,
    name: { zh, en },
    source,
    ...(note === undefined ? {} : { note }),
    stage: stage ?? null,
    table: (schools ?? meansAndDeviations)?.value ?? "",
    compared,
    findings,
  };
}

export function standardCheckView({ bundle, findings, cases }: StandardCheck): StandardCheckView {
  return { bundle, findings, cases: cases.map(caseRunView) };
}
