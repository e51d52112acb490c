import type { Finding, Words } from "@youheng/kernel/model";

/** Why something asked for is not done: the person can do something about it. */
export type RefusalKind = "not-found" | "bad-request" | "conflict" | "errors-stand" | "reason-wanted";

/** A use case says no, in words for the person who asked. The HTTP room makes a problem of it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly kind: RefusalKind;
  readonly words: Words;
  readonly findings: readonly Finding[] | undefined;

  constructor(kind: RefusalKind, words: Words, findings?: readonly Finding[]) {
    super(words.en);
    this.kind = kind;
    this.words = words;
    this.findings = findings;
  }
}
