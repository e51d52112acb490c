import type { Place } from "../model/index.ts";
import { balanceCv, sum } from "../stats/index.ts";
import { recovered } from "./application-facts.ts";
import type { ApplicationClaim, ApplicationColumn, ApplicationForm, ApplicationStage } from "./application-form.ts";
import { type ApplicationPage, cellsOf, headingOf, placeOn } from "./application-page.ts";
import type { ApplicationGround, ApplicationSection } from "./application-sections.ts";
import { applicationTelling } from "./application-texts.ts";
import { cellText } from "./cell.ts";
import type { OfficialTable } from "./official-table.ts";
import { officialKey } from "./official-words.ts";

/**
 * Holds what a county claims in tables I and III (totals, means, CVs) against what its own table by school gives. A difference is
 * a warning at the claim's cell; a claim that is not there is not missed.
 */
export function checkClaims(
  pages: readonly ApplicationPage[],
  sections: readonly ApplicationSection[],
  ground: ApplicationGround,
): void {
  for (const page of pages)
    if (page.part === "balance") checkBalance(page, sections, ground);
    else if (page.part === "totals") checkTotals(page, sections, ground);
}

function checkBalance(page: ApplicationPage, sections: readonly ApplicationSection[], ground: ApplicationGround): void {
  const { form } = ground;
  let stage: ApplicationStage | null = null;
  for (let row = 0; row < page.table.rows; row++) {
    const words = cellsOf(page.table, row).map(({ cell }) => officialKey(cell));
    stage = form.sections.stages.find((one) => one.words.some((word) => words.includes(officialKey(word)))) ?? stage;
    const claim = (["mean", "cv"] as const).find((name) =>
      form.balance[name].row.some((label) => words.includes(officialKey(label))),
    );
    if (stage === null || claim === undefined) continue;
    const of = sections.filter((section) => section.stage === stage);
    for (const [i, column] of form.sections.columns.entries())
      checkClaim(page, { row, i, column, stage, claim, how: form.balance[claim] }, of, ground);
  }
}

interface Claimed {
  readonly row: number;
  readonly i: number;
  readonly column: ApplicationColumn;
  readonly stage: ApplicationStage;
  readonly claim: "mean" | "cv";
  readonly how: ApplicationClaim;
}

function checkClaim(
  page: ApplicationPage,
  { row, i, column, stage, claim, how }: Claimed,
  sections: readonly ApplicationSection[],
  { form, log }: ApplicationGround,
): void {
  const at = headingOf(page.table, column.headings)?.column;
  if (at === undefined) return;
  const claimed = Number.parseFloat(cellText(page.table.at(row, at)));
  const made = madeOf(sections, i, form)[claim];
  if (Number.isNaN(claimed) || Number.isNaN(made) || Math.abs(claimed - made) <= how.tolerance) return;
  const what = {
    zh: `${stage.words[0]}“${column.headings[0]}”的${how.row[0]}`,
    en: `${claim === "cv" ? "The CV" : "The county mean"} of "${column.headings[0]}" (${stage.words[0]})`,
  };
  log.add({
    code: "SENSE-088",
    severity: "warning",
    group: `${stage.stage}-${column.id}-${claim}`,
    place: placeOn(page, row, at),
    tell: () => applicationTelling.claim(what, claimed, made),
  });
}

/** Mean and CV over the sections, weighted by students; NaN where one of them did not report. */
function madeOf(
  sections: readonly ApplicationSection[],
  i: number,
  form: ApplicationForm,
): { mean: number; cv: number } {
  const provisions = sections
    .filter(({ students }) => students > 0)
    .map((section) => ({ value: recovered(section, i, form).value, students: section.students }));
  const students = sum(provisions.map((one) => one.students));
  const mean = sum(provisions.map((one) => one.value * one.students)) / students;
  return { mean, cv: mean > 0 ? balanceCv(provisions) : Number.NaN };
}

function checkTotals(
  page: ApplicationPage,
  sections: readonly ApplicationSection[],
  { form, log }: ApplicationGround,
): void {
  for (const { code, sum: what, stage, atLeast, zh, en } of form.totals.cells) {
    const found = figureUnder(page.table, code);
    const made = sum(sections.filter((section) => section.stage.stage === stage).map((section) => section[what]));
    if (found === null || Number.isNaN(made) || found.value === made) continue;
    if (atLeast && found.value > made) continue;
    const place: Place = placeOn(page, found.row, found.column);
    const words = { zh: `表Ⅰ ${code} ${zh}`, en: `${en} (${code} of table I)` };
    log.add({
      code: "SENSE-088",
      severity: "warning",
      group: code,
      place,
      tell: () => applicationTelling.claim(words, found.value, made),
    });
  }
}

/** The first number under a code of the form: "L19". */
function figureUnder(table: OfficialTable, code: string): { value: number; row: number; column: number } | null {
  const head = Array.from({ length: table.rows }, (_, row) => cellsOf(table, row)).map((cells, row) => ({
    row,
    column: cells.find(({ cell }) => cellText(cell) === code)?.column,
  }));
  const at = head.find(({ column }) => column !== undefined);
  if (at?.column === undefined) return null;
  for (let row = at.row + 1; row < table.rows; row++) {
    const value = Number.parseFloat(cellText(table.at(row, at.column)));
    if (!Number.isNaN(value)) return { value, row, column: at.column };
  }
  return null;
}
