import { describe, expect, it } from "vitest";
import { plannedTable, typedRows } from "./planned-rows.ts";

describe("rows of what is planned, typed and sent", () => {
  it("gives back what was kept, with the groups of schools that open", () => {
    const change = { school_year: 2028, kind: "open" as const, unit: "n", into: null, from: "a", share: 0.3 };
    const kept = { housing: [], changes: [{ ...change, groups: { township: "t" } }] };
    expect(plannedTable("changes", typedRows("changes", kept))).toEqual({
      columns: ["school_year", "kind", "unit", "into", "from", "share", "township"],
      rows: [["2028", "open", "n", "", "a", "0.3", "t"]],
    });
  });

  it("leaves rows without a word out, and sends half-filled ones, so that the server tells what is wrong", () => {
    const rows = [{ kind: "open" }, { kind: "close", unit: " b " }];
    expect(plannedTable("changes", rows).rows).toEqual([["", "close", "b", "", "", ""]]);
    expect(plannedTable("housing", []).rows).toEqual([]);
  });
});
