import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { Assessment, AssessmentDocument, CompiledStandard } from "@youheng/kernel/assess";
import type { Answer, Facts, PolicyBundle } from "@youheng/kernel/model";
import type { FactsView } from "@youheng/server/api";

/** One judgement, made here by the same engine as on the server: the columns, the document, the compiled standard. */
export interface Judged {
  readonly bundle: PolicyBundle;
  readonly compiled: CompiledStandard;
  readonly facts: Facts;
  readonly answer: Answer<Assessment>;
  readonly document: AssessmentDocument;
}

/** Judges facts by a standard, with the facts of the whole region. @throws RangeError when the facts hold no school */
export function judge(bundle: PolicyBundle, facts: Facts, regionFacts: FactsView["region_facts"]): Judged {
  const compiled = compileStandard(bundle);
  const answer = assess(compiled, facts, { regionFacts });
  return { bundle, compiled, facts, answer, document: assessmentDocument(answer) };
}
