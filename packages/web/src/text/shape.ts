import type { zh } from "./zh.ts";

type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

/** The shape of a dictionary: every key of the Chinese one, no more and no fewer. A missing key is a type error. */
export type Text = Same<typeof zh>;
