import type { OfficialForm, OfficialLayout, OfficialSheet } from "./official-form.ts";

/**
 * A form as the policy file `official.yaml`, its sheets in the same file: one line for each fact and cell, so that it can be read
 * and edited by hand. JSON values are YAML.
 *
 * @example officialFormText(form).startsWith("id: ") // true
 */
export function officialFormText(form: OfficialForm): string {
  const { id, name, version, from, to, valuesBy, yearPatterns, heads, facts, scales, blanks, unique } = form;
  return [
    `id: ${json(id)}`,
    `zh: ${json(name.zh)}`,
    `en: ${json(name.en)}`,
    `version: ${json(version)}`,
    `from: ${from}`,
    ...(to === undefined ? [] : [`to: ${to}`]),
    `values_by: ${json(valuesBy)}`,
    `year_patterns: ${json(yearPatterns)}`,
    ...lines("heads", heads.map(plain)),
    ...lines(
      "facts",
      facts.map(({ fact, is }) => ({ fact, is })),
    ),
    ...sheetLines(form.sheets),
    `unique: ${json(unique)}`,
    `scales: ${json(scales)}`,
    `blanks: ${json(blanks)}`,
    "",
  ].join("\n");
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

function lines(key: string, values: readonly object[], indent = ""): string[] {
  if (values.length === 0) return [`${indent}${key}: []`];
  return [`${indent}${key}:`, ...values.map((value) => `${indent}  - ${json(value)}`)];
}

/** Without what is not said. */
function plain<T extends object>(value: T): object {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}

function sheetLines(sheets: readonly OfficialSheet[]): string[] {
  return [
    "sheets:",
    ...sheets.flatMap(({ code, titles, layouts }) => [
      `  - code: ${json(code)}`,
      `    titles: ${json(titles)}`,
      "    layouts:",
      ...layouts.flatMap(layoutLines),
    ]),
  ];
}

function layoutLines({ corner, columns, rows, cells, eachRow }: OfficialLayout): string[] {
  return [
    `      - corner: ${json(corner)}`,
    ...(eachRow === undefined ? [] : [`        each_row: ${eachRow}`]),
    `        columns: ${json(columns)}`,
    `        rows: ${json(rows)}`,
    ...lines(
      "cells",
      cells.map(({ name, row, column, at, unit }) => plain({ name, row, column, at, unit })),
      "        ",
    ),
  ];
}
