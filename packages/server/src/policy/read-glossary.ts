import type { Term } from "./policy.ts";
import { list, may, need, record, text } from "./shapes.ts";

const words = record({ zh: need(text), en: need(text) });

/** `policy/glossary.yaml`. */
export const glossaryFile = record({
  terms: need(
    list(
      record({
        code: need(text),
        zh: need(text),
        en: need(text),
        meaning: need(words),
        source: may(text),
        avoid: may(list(text)),
      }),
    ),
  ),
});

/** A term as read, as a plain value. */
export function termOf(read: Omit<Term, "avoid"> & { readonly avoid?: readonly string[] }): Term {
  return { ...read, avoid: read.avoid ?? [] };
}
