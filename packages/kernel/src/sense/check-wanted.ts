import { columnId, type Facts } from "../model/index.ts";
import { placeOfCell, schoolName } from "./fact-places.ts";
import type { FindingLog } from "./finding-log.ts";
import type { FormIndex, ReadingColumn } from "./form-index.ts";
import { tell } from "./header-texts.ts";

/**
 * Warns of wanted figures that a school left empty: of a stage it has students in, or of the whole school when it has students
 * in a stage the form wants figures of. Students are wanted where the stage's other figures are there. A column that the file
 * does not have at all is the header's matter, not reported here for every row.
 *
 * @param invalid  cells that could not be read, "column:row": reported by the reader, and not empty
 */
export function checkWanted(facts: Facts, index: FormIndex, invalid: ReadonlySet<string>, log: FindingLog): void {
  const wanted = Array.from(index.byId.values()).filter(
    (column) => column.form.wanted === true && facts.numbers[column.id] !== undefined,
  );
  const isStudents = (column: ReadingColumn): boolean => column.form.field === "students";
  const staged = wanted.filter((column) => column.form.stage !== undefined && !isStudents(column));
  const stages = [...new Set(staged.map((column) => column.form.stage))];
  const rolls = stages.map((stage) => columnId("students", stage));
  for (const column of wanted) {
    const { stage } = column.form;
    const others = staged.filter((one) => one.form.stage === stage).map((one) => one.id);
    const because = isStudents(column) ? others : stage === undefined ? rolls : [columnId("students", stage)];
    for (let row = 0; row < facts.rows; row++)
      if (isEmpty(facts, column.id, row, invalid) && because.some((id) => (facts.numbers[id]?.[row] ?? 0) > 0))
        warn(facts, column, row, log);
  }
}

function isEmpty(facts: Facts, column: string, row: number, invalid: ReadonlySet<string>): boolean {
  return Number.isNaN(facts.numbers[column]?.[row]) && !invalid.has(`${column}:${row}`);
}

function warn(facts: Facts, column: ReadingColumn, row: number, log: FindingLog): void {
  log.add({
    code: "SENSE-027",
    severity: "warning",
    place: placeOfCell(facts, row, column.id),
    about: schoolName(facts, row),
    tell: () => tell.wantedBlank(column.zh, column.en),
  });
}
