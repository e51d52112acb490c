import type { zh } from "./zh.ts";

/** The words of a report in one language: what `zh.ts` has, with any words in it. */
export type ReportText = Worded<typeof zh>;

type Worded<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: never[]) => string
      ? T[K]
      : Worded<T[K]>;
};
