import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BornOf, type TaskEvent, taskStanding } from "./task-state.ts";

const born: BornOf = { standard: "s", stage: "primary", indicator: "equipment", schoolCode: "S1", schoolYear: 2026 };
const reported: TaskEvent = { what: "reported", by: "li", remark: "已购" };
const returned = (schoolYear: number, meets: boolean | null): TaskEvent => ({
  what: "published",
  schoolYear,
  version: `990102-${schoolYear}-1`,
  meets,
});

describe("a task born of an indicator", () => {
  it("is closed by the next published return that shows it met, and names it", () => {
    expect(taskStanding(born, [{ what: "begun" }, reported, returned(2027, true)])).toEqual({
      state: "closed",
      closedBy: "990102-2027-1",
      shownUnmet: null,
    });
  });

  it("is not closed by whoever says it is done, nor by a confirmation", () => {
    expect(taskStanding(born, [reported, { what: "confirmed", by: "director" }]).state).toBe("reported");
  });

  it("is not closed by another version of the year that showed the gap", () => {
    expect(taskStanding(born, [reported, returned(2026, true)]).state).toBe("reported");
  });

  it("is open again when the next return still shows the gap", () => {
    expect(taskStanding(born, [reported, returned(2027, false)])).toEqual({
      state: "under_way",
      closedBy: null,
      shownUnmet: "990102-2027-1",
    });
  });

  it("stays where it is when the return cannot say", () => {
    expect(taskStanding(born, [reported, returned(2027, null)]).state).toBe("reported");
  });

  it("is closed by a signed exception with a reason, not by one without", () => {
    const excepted = (reason: string): TaskEvent => ({ what: "excepted", by: "director", reason });
    expect(taskStanding(born, [excepted("该校 2027 年撤并")]).state).toBe("excepted");
    expect(taskStanding(born, [excepted("  ")]).state).toBe("open");
  });

  it("never closes without a return or a signature, whatever else happens", () => {
    const event = fc.oneof(
      fc.constant<TaskEvent>({ what: "begun" }),
      fc.constant(reported),
      fc.string().map((by): TaskEvent => ({ what: "confirmed", by })),
      fc.constant(returned(2026, true)),
      fc.constant(returned(2027, false)),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => !["closed", "excepted"].includes(taskStanding(born, events).state)),
    );
  });
});

describe("a task that was written", () => {
  it("closes when another than its reporter confirms it", () => {
    expect(taskStanding(null, [reported, { what: "confirmed", by: "li" }]).state).toBe("reported");
    expect(taskStanding(null, [reported, { what: "confirmed", by: "director" }]).state).toBe("closed");
    expect(taskStanding(null, [{ what: "confirmed", by: "director" }]).state).toBe("open");
  });
});
