import { fieldsOf } from "@youheng/kernel/model";
import { slotFormula, slotsOf } from "./application-layout.ts";
import type { ApplicationLayout } from "./application-layout.ts";

/** Every county fact that the tables read. */
export function countyFieldsOf({ tables }: ApplicationLayout): readonly string[] {
  const own = tables.flatMap((table) => {
    if (table.kind === "figures")
      return table.columns.flatMap(({ cells }) =>
        cells.flatMap((cell) => (cell !== null && "formula" in cell ? fieldsOf(cell.formula) : [])),
      );
    if (table.kind !== "requirements") return [];
    return table.rows.flatMap(({ says, counts = {} }) =>
      slotsOf(says?.zh ?? "").flatMap((part) =>
        typeof part === "string" || part.text === "value" || part.text in counts ? [] : fieldsOf(slotFormula(part)),
      ),
    );
  });
  return [...new Set(own)];
}
