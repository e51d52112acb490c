import type { DrawRules, SeedSource } from "./draw-rules.ts";
import type { RingSeed } from "./ring-order.ts";

/** A seed as it is written into the receipt, or what is wrong with what was typed. */
export type SeedReading = { readonly text: string } | { readonly wrong: { readonly zh: string; readonly en: string } };

/**
 * A seed as it was meant, written in the one way in which it is digested: numbers of dice and balls with one blank between, a
 * public text cleaned of double blanks and full-width letters; for a ring "387 7", start number and interval.
 *
 * @param typed    as it was called out and typed
 * @param numbers  numbers in the draw, the highest a ring's start and interval can be
 * @example        readSeed("起始号 387，等差数 7", rules, 600) // { text: "387 7" }
 */
export function readSeed(typed: string, rules: Pick<DrawRules, "method" | "seed">, numbers: number): SeedReading {
  const text = typed.normalize("NFKC").trim().replace(/\s+/g, " ");
  if (rules.method === "ring") return ringText(text, numbers);
  if (rules.seed.kind === "public") return text === "" ? wrong("种子是空的", "the seed is empty") : { text };
  return numbersText(text, rules.seed);
}

/** Start and interval of a ring from the seed of a receipt. @example ringSeedOf("387 7") // { start: 387, interval: 7 } */
export function ringSeedOf(text: string): RingSeed {
  const [start = 0, interval = 0] = text.split(" ").map(Number);
  return { start, interval };
}

function ringText(text: string, numbers: number): SeedReading {
  const drawn = text.match(/\d+/g) ?? [];
  if (drawn.length !== 2)
    return wrong(
      `要有起始号和等差数两个数，例如“387 7”，现在是“${text}”`,
      `it must hold two numbers, start and interval, such as "387 7"; it is "${text}"`,
    );
  const outside = drawn.filter((number) => Number(number) < 1 || Number(number) > numbers);
  return outside.length === 0
    ? { text: drawn.map(Number).join(" ") }
    : wrong(`${outside.join("、")} 不在 1–${numbers} 之间`, `${outside.join(", ")} is not from 1 to ${numbers}`);
}

function numbersText(text: string, { count, lowest, highest }: SeedSource): SeedReading {
  const [low, high] = [lowest ?? 0, highest ?? 0];
  // dice called out in one breath: "35126"
  const apart = /^\d+$/.test(text) && high < 10 && text.length === count ? text.split("") : (text.match(/\d+/g) ?? []);
  const drawn = apart.map(Number);
  if (drawn.length !== count)
    return wrong(
      `规则定的是 ${count} 个数，现在有 ${drawn.length} 个`,
      `the rules say ${count} numbers, here are ${drawn.length}`,
    );
  const outside = drawn.filter((number) => number < low || number > high);
  return outside.length === 0
    ? { text: drawn.join(" ") }
    : wrong(`${outside.join("、")} 不在 ${low}–${high} 之间`, `${outside.join(", ")} is not from ${low} to ${high}`);
}

function wrong(zh: string, en: string): SeedReading {
  return { wrong: { zh, en } };
}
