import type { Field, Form } from "@youheng/kernel/model";
import { indexForm, type FormRow, type ReadingColumn } from "@youheng/kernel/sense";

/** A part of the form: what the school is, one stage, what all stages share. */
export interface FormGroup {
  /** "school", "shared", or the stage */
  readonly id: string;
  readonly columns: readonly ReadingColumn[];
}

/** What the form says of itself. */
const fixed = new Set(["region_code", "school_year", "school_code"]);
const aboutSchool = new Set(["code", "text", "flag", "degrees", "year"]);

interface Asking {
  readonly form: Form;
  readonly fields: readonly Field[];
  /** what is filled in, or was reported last year: such a column is always shown */
  readonly known: readonly FormRow[];
  /** stages that a school of this kind has; undefined: unknown, all are asked for */
  readonly stages: readonly string[] | undefined;
  /** also what may be left empty and never was filled in */
  readonly all: boolean;
}

/**
 * The columns that a school is asked for, by group: those of its stages, what is wanted of every school, and what it reported before.
 * A column that no school must report and this one never did is left out.
 */
export function formGroups({ form, fields, known, stages, all }: Asking): readonly FormGroup[] {
  const isKnown = (id: string): boolean => known.some((row) => row[id] !== undefined && row[id] !== null);
  const columns = [...indexForm(form, fields).byId.values()].filter((column) => {
    if (fixed.has(column.id)) return false;
    if (isKnown(column.id)) return true;
    const { stage, wanted } = column.form;
    if (stage !== undefined && stages !== undefined && !stages.includes(stage)) return false;
    return all || wanted === true || stage !== undefined || isAlwaysAsked(column);
  });
  const ids = [
    "school",
    ...new Set(columns.flatMap(({ form: { stage } }) => (stage === undefined ? [] : [stage]))),
    "shared",
  ];
  return ids
    .map((id) => ({ id, columns: columns.filter((column) => groupOf(column) === id) }))
    .filter((group) => group.columns.length > 0);
}

/** What every school says of itself, and its rooms. */
function isAlwaysAsked({ form, field }: ReadingColumn): boolean {
  return form.required === true || field.type === "code" || field.id === "school_name" || field.unit === "rooms";
}

function groupOf({ form, field }: ReadingColumn): string {
  return form.stage ?? (aboutSchool.has(field.type) ? "school" : "shared");
}
