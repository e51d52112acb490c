import type { Finding } from "@youheng/kernel/model";
import type { ApplicationForm } from "@youheng/kernel/sense";
import { unknownOf } from "./check-official-form.ts";
import type { Policy } from "./policy.ts";

/** The application form's references: facts that the form of one row a school has, facts of the county, kinds of school. */
export function checkApplicationForm(policy: Policy, form: ApplicationForm): Finding[] {
  const place = policy.places.get("application");
  const at = { file: place?.file ?? form.id, line: place?.line ?? 1 };
  const { sections, sentences, totals } = form;
  const columns = policy.forms.get(form.valuesBy)?.columns ?? [];
  const known = columns.map(({ field, stage }) => (stage === undefined ? field : `${field}_${stage}`));
  const stages = sections.stages.map(({ stage }) => stage);
  const facts = sections.columns.flatMap(({ fact, byStage }) =>
    byStage ? stages.map((stage) => `${fact}_${stage}`) : [fact],
  );
  const county = policy.fields.filter((field) => field.of === "county").map(({ id }) => id);
  const read = sentences.rows.flatMap(({ confirms, reads }) => [...confirms, ...reads.map(({ fact }) => fact)]);
  const kinds = [sections.both, ...sections.kinds.map(({ kind }) => kind), ...sections.stages.map(({ kind }) => kind)];
  return [
    ...unknownOf({ zh: "字段", en: "fact" }, facts, known, at),
    ...unknownOf({ zh: "县域字段", en: "fact of the county" }, read, county, at),
    ...unknownOf({ zh: "办学类型", en: "kind of school" }, kinds, Object.keys(policy.kindStages), at),
    ...unknownOf(
      { zh: "学段", en: "stage" },
      totals.cells.map(({ stage }) => stage),
      stages,
      at,
    ),
    ...unknownOf({ zh: "一行一校的表式", en: "form" }, [form.valuesBy], [...policy.forms.keys()], at),
  ];
}
