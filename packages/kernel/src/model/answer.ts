import type { Finding } from "./finding.ts";
import type { Trace } from "./trace.ts";

/** The one shape of every answer: what · what to be careful about · how it came about. */
export interface Answer<T> {
  readonly result: T;
  readonly findings: readonly Finding[];
  readonly trace: Trace;
}
