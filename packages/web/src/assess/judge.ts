import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { Assessment, AssessmentDocument, CompiledStandard } from "@youheng/kernel/assess";
import type { Answer, Facts, PolicyBundle } from "@youheng/kernel/model";

/** One judgement, made here by the same engine as on the server: the columns, the document, the compiled standard. */
export interface Judged {
  readonly bundle: PolicyBundle;
  readonly compiled: CompiledStandard;
  readonly facts: Facts;
  readonly answer: Answer<Assessment>;
  readonly document: AssessmentDocument;
}

/** Judges facts by a standard. @throws RangeError when the facts hold no school */
export function judge(bundle: PolicyBundle, facts: Facts): Judged {
  const compiled = compileStandard(bundle);
  const answer = assess(compiled, facts);
  return { bundle, compiled, facts, answer, document: assessmentDocument(answer) };
}
