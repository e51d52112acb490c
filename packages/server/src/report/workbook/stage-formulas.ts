import { resourceStep } from "@youheng/kernel/assess";
import { inside, outside } from "./cell-address.ts";
import { living, unlessEmpty } from "./living.ts";
import type { Living } from "./living.ts";
import { tolerance } from "./working-formulas.ts";
import type { SectionCells } from "./working-formulas.ts";

/** The value of indicator k: what the section has ÷ by what it is divided × scale. */
export function valueCell(cells: SectionCells, k: number): Living {
  const { plan, section } = cells;
  const resource = onWorking(cells, plan.columns.resource(k));
  const denominator = onWorking(cells, plan.columns.denominator(k));
  const { id } = indicatorOf(cells, k);
  const formula = `IF(OR(${resource}="",${denominator}="",${denominator}=0),"",${resource}/${denominator}*${outside(plan.parameter.scale(k))})`;
  return living(formula, section.document.indicators[id]!.value);
}

/** How many items the section meets. */
export function itemsCell(cells: SectionCells): Living {
  return living(sumOf(cells, cells.plan.columns.met), cells.section.document.items_met);
}

/** How many of its items are below their floor. */
export function belowCell(cells: SectionCells): Living {
  const below = Object.values(cells.section.document.indicators).filter((one) => one.floor_meets === false).length;
  return living(sumOf(cells, cells.plan.columns.belowFloor), below);
}

/** How many of its items have a threshold and no value. */
export function missingCell(cells: SectionCells): Living {
  const { plan, stage, row, section } = cells;
  const tests = plan.subject.assessment.standard.indicators.map((_, k) => {
    const threshold = outside(plan.parameter.threshold(k, stage.stage.id));
    return `AND(${threshold}<>"",${inside(plan.columns.value(k), row)}="")*1`;
  });
  const missing = Object.values(section.document.indicators).filter(
    (one) => one.threshold !== null && one.value === null,
  ).length;
  return living(tests.join("+"), missing);
}

/** The verdict on the section, in words: a missing figure leaves it open where it could still decide. */
export function verdictCell(cells: SectionCells): Living {
  const { plan, row, section } = cells;
  const { verdict } = plan.subject.text;
  const [items, below, missing] = [plan.columns.items, plan.columns.below, plan.columns.missing].map((column) =>
    inside(column, row),
  );
  const least = outside(plan.parameter.met);
  const fails = `OR(${below}>0,${items}+${missing}<${least})`;
  const formula = `IF(${fails},"${verdict.falls_short}",IF(AND(${items}>=${least},${missing}=0),"${verdict.meets}","${verdict.not_assessable}"))`;
  return living(formula, section.document.verdict === null ? null : verdict[section.document.verdict]);
}

/** What the section lacks of the resource of indicator k, rounded up to what can be added. */
export function gapCell(cells: SectionCells, k: number): Living {
  const { plan, stage, section } = cells;
  const threshold = outside(plan.parameter.threshold(k, stage.stage.id));
  const resource = onWorking(cells, plan.columns.resource(k));
  const denominator = onWorking(cells, plan.columns.denominator(k));
  const needed = `${threshold}*${denominator}/${outside(plan.parameter.scale(k))}`;
  const lack = `(${needed}-${resource})`;
  const amount = roundedUp(cells, k, lack, needed);
  const gap = section.document.indicators[indicatorOf(cells, k).id]!.gap;
  return living(
    unlessEmpty([threshold, resource, denominator], `IF(${resource}>=${needed}*(1-${tolerance(plan)}),0,${amount})`),
    gap?.amount ?? null,
  );
}

/** Up to a whole number of steps. A step below 1 is turned over first: 0.01 is no decimal in binary, 100 is. */
function roundedUp({ plan }: SectionCells, k: number, lack: string, needed: string): string {
  const size = resourceStep(plan.subject.assessment, k);
  if (size === undefined) return lack;
  const step = outside(plan.parameter.step(k));
  const perOne = `IF(${step}<1,ROUND(1/${step},0),1/${step})`;
  return `MAX(1,-INT(-((${lack}-${needed}*${tolerance(plan)})*${perOne}-${outside(plan.parameter.residue)})))/${perOne}`;
}

function sumOf(cells: SectionCells, columnOf: (k: number) => number): string {
  const marks = cells.plan.subject.assessment.standard.indicators.map((_, k) => onWorking(cells, columnOf(k)));
  return `SUM(${marks.join(",")})`;
}

function indicatorOf({ plan }: SectionCells, k: number) {
  return plan.subject.assessment.standard.indicators[k]!.indicator;
}

function onWorking({ stage, row }: SectionCells, column: number): string {
  return outside({ sheet: stage.working, column, row });
}
