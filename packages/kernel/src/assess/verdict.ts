/** meets · falls_short · not_assessable: a missing number leaves both possible. */
export type Verdict = "meets" | "falls_short" | "not_assessable";

/**
 * The verdict over parts that must all hold: one that falls short decides; otherwise one that cannot be judged leaves it open.
 *
 * @example allMustMeet(["meets", "not_assessable", "falls_short"]) // "falls_short"
 */
export function allMustMeet(parts: Iterable<Verdict>): Verdict {
  let open = false;
  let any = false;
  for (const part of parts) {
    if (part === "falls_short") return "falls_short";
    if (part === "not_assessable") open = true;
    any = true;
  }
  return open || !any ? "not_assessable" : "meets";
}
