import type { Finding, Words } from "@youheng/kernel/model";
import type { ProblemView } from "../api-types.ts";

/** An HTTP answer that says no, in both languages (RFC 9457). Thrown by routes and use cases, written by the error handler. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly kind: string;
  readonly title: Words;
  readonly detail: Words;
  readonly findings: readonly Finding[] | undefined;

  constructor(what: { status: number; kind: string; title: Words; detail: Words; findings?: readonly Finding[] }) {
    super(what.detail.en);
    this.status = what.status;
    this.kind = what.kind;
    this.title = what.title;
    this.detail = what.detail;
    this.findings = what.findings;
  }
}

/** The problem as JSON. `type` names it for programs: "urn:youheng:problem:not-found". */
export function problemView(problem: Problem): ProblemView {
  return {
    type: `urn:youheng:problem:${problem.kind}`,
    title: problem.title.zh,
    status: problem.status,
    detail: problem.detail.zh,
    detail_en: problem.detail.en,
    ...(problem.findings === undefined ? {} : { findings: problem.findings }),
  };
}
