import { describe, expect, it } from "vitest";
import { createFindingLog } from "./finding-log.ts";

const telling = { zh: "坏", en: "bad", fix: "改", fixEn: "mend" };

/** The last of three findings where only one is listed by itself. */
function rest(place: (i: number) => object) {
  const log = createFindingLog(1);
  for (let i = 1; i <= 3; i++) log.add({ code: "X", severity: "error", place: place(i), tell: () => telling });
  return log.list().find(({ count }) => count !== undefined)!;
}

describe("createFindingLog", () => {
  it("counts what it does not list, and names the cells", () => {
    const { count, zh, en } = rest((i) => ({ file: "a.csv", cell: `A${i}` }));
    expect([count, zh, en]).toEqual([
      2,
      "另有 2 处同样的问题（A2、A3）。例如：坏",
      "2 more cells have the same trouble (A2, A3). For example: bad",
    ]);
  });

  it("names none where the findings have no cell", () => {
    expect(rest(() => ({ file: "a.csv" })).en).toBe("2 more cells have the same trouble. For example: bad");
  });
});
