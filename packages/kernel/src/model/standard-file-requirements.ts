import type { DatedLimit, Requirement } from "./policy.ts";
import { type Lines, listItem, numberText, scalar, stated } from "./standard-file-lines.ts";

const LIMITS = [
  ["at_least", "atLeast"],
  ["at_most", "atMost"],
  ["below", "below"],
] as const;

/** What a local standard asks otherwise than its base: limits, conditions, formulas and switches of requirements that both have. */
export function requirementChanges(base: readonly Requirement[], own: readonly Requirement[]): Lines {
  const changed = own.flatMap((one) => {
    const old = base.find(({ id }) => id === one.id);
    return old === undefined ? [] : changesOf(one, old);
  });
  return changed.length === 0 ? [] : ["", "requirements:", ...changed];
}

function changesOf(own: Requirement, old: Requirement): Lines {
  if (own.kind === "schools" && old.kind === "schools")
    return listItem(own.id, [
      ...(JSON.stringify(own.holds) === JSON.stringify(old.holds)
        ? []
        : ["holds:", ...own.holds.map((one) => `  - ${scalar(one)}`)]),
      ...relaxationLines(own.relaxations, old.relaxations),
    ]);
  if (own.kind === "region" && old.kind === "region")
    return listItem(own.id, [
      ...stated("formula", own.formula, old.formula),
      ...(own.chosen === undefined ? [] : stated("chosen", own.chosen, old.chosen)),
      ...LIMITS.flatMap(([key, name]) => datedLines(key, own[name] ?? [], old[name] ?? [])),
    ]);
  return [];
}

interface Switched {
  readonly id: string;
  readonly on: boolean;
}

function relaxationLines(own: readonly Switched[], old: readonly Switched[]): Lines {
  const turned = own.filter(({ id, on }) => old.find((one) => one.id === id)?.on !== on);
  if (turned.length === 0) return [];
  return ["relaxations:", ...turned.flatMap(({ id, on }) => [`  - id: ${scalar(id)}`, `    on: ${on}`])];
}

function datedLines(key: string, own: readonly DatedLimit[], old: readonly DatedLimit[]): Lines {
  const same = (one: DatedLimit): boolean =>
    old.some((other) => other.value === one.value && other.from === one.from && other.region === one.region);
  const changed = own.filter((one) => !same(one));
  if (changed.length === 0) return [];
  return [
    `${key}:`,
    ...changed.flatMap(({ value, from, to, region }) => [
      `  - value: "${numberText(value)}"`,
      `    from: ${from}`,
      ...(to === undefined ? [] : [`    to: ${to}`]),
      ...(region === undefined ? [] : [`    region: "${region}"`]),
    ]),
  ];
}
