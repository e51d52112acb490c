import type { Module } from "./module.ts";
import { RULES, type House, type Rule } from "./rules.ts";

/** One place where a rule is broken. */
export interface Violation {
  readonly rule: Rule;
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

/** The floors that must have been examined for the answer to mean anything. */
const FLOORS = ["kernel", "server", "web", "cli"];

/**
 * Every breach of every rule, in the order of the files.
 *
 * @throws  Error when a floor has no module: a check that inspects nothing would pass in silence
 */
export function checkHouse(modules: readonly Module[], house: House): readonly Violation[] {
  for (const floor of FLOORS) {
    const examined = modules.filter(({ path }) => path.startsWith(`packages/${floor}/src/`)).length;
    if (examined === 0) throw new Error(`没有检查到任何模块 · no module was examined: packages/${floor}/src`);
  }
  return modules.flatMap((module) =>
    RULES.flatMap((rule) => rule.broken(module, house).map((breach) => ({ rule, path: module.path, ...breach }))),
  );
}
