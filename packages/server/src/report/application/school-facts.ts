import type { Assessment } from "@youheng/kernel/assess";
import { columnId } from "@youheng/kernel/model";
import type { ApplicationLayout, Figure } from "./application-layout.ts";

/** The columns of the facts that the application tables read, as far as the return has them. */
export function schoolFactsOf(layout: ApplicationLayout | null, { facts, standard }: Assessment): readonly string[] {
  if (layout === null) return [];
  const asked = layout.tables.flatMap((table): readonly string[] => {
    switch (table.kind) {
      case "figures":
        return table.columns.flatMap(({ cells }) => cells.flatMap(columnsOf));
      case "requirements":
        return table.rows.flatMap(({ counts = {} }) => Object.values(counts).flatMap((count) => count.of));
      case "sections":
        return standard.bundle.standard.stages.map((stage) => columnId("classes", stage.id));
      default:
        return [];
    }
  });
  return [...new Set(asked)].filter((column) => column in facts.numbers);
}

function columnsOf(cell: Figure): readonly string[] {
  if (cell === null || "formula" in cell) return [];
  return "sum" in cell ? [columnId(cell.sum, cell.stage)] : (cell.of ?? []);
}
