import type { Finding, Words } from "@youheng/kernel/model";
import { Refusal, type RefusalKind } from "../../returns/index.ts";

/** A draw says no, in words for the person who asked. @example throw refusal("conflict", "名单已固定", "the list is fixed") */
export function refusal(kind: RefusalKind, zh: string, en: string, findings?: readonly Finding[]): Refusal {
  const words: Words = { zh, en };
  return new Refusal(kind, words, findings);
}
