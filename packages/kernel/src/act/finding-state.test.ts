import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FindingEvent, findingStanding, risesOf } from "./finding-state.ts";

const answered: FindingEvent = { what: "answered", by: "principal", words: "已搬出" };
const checked = (isEnough: boolean): FindingEvent => ({ what: "checked", by: "supervisor", words: "看过", isEnough });
const closed: FindingEvent = { what: "closed", by: "supervisor", on: "2027-03-10" };
const extended = (reason: string): FindingEvent => ({ what: "extended", by: "director", dueOn: "2027-04-01", reason });
const standing = (...events: readonly FindingEvent[]) => findingStanding("2027-03-01", events);

describe("a finding", () => {
  it("is found, mended, followed up, closed", () => {
    expect(standing().state).toBe("open");
    expect(standing(answered).state).toBe("answered");
    expect(standing(answered, checked(true)).state).toBe("checked");
    expect(standing(answered, checked(true), closed)).toEqual({
      state: "closed",
      dueOn: "2027-03-01",
      isSentBack: false,
      closedOn: "2027-03-10",
    });
  });

  it("goes back to the school when what it did is not enough, until it answers again", () => {
    expect(standing(answered, checked(false))).toMatchObject({ state: "open", isSentBack: true });
    expect(standing(answered, checked(false), answered)).toMatchObject({ state: "answered", isSentBack: false });
  });

  it("is not closed without a follow-up, nor followed up before it is answered", () => {
    expect(standing(closed).state).toBe("open");
    expect(standing(answered, closed).state).toBe("answered");
    expect(standing(checked(true)).state).toBe("open");
  });

  it("is given more time only with a reason", () => {
    expect(standing(extended("等暑期施工")).dueOn).toBe("2027-04-01");
    expect(standing(extended(" ")).dueOn).toBe("2027-03-01");
  });

  it("never closes unless a follow-up said that it is enough", () => {
    const event = fc.constantFrom(answered, checked(false), closed, extended("x"));
    fc.assert(fc.property(fc.array(event), (events) => standing(...events).state !== "closed"));
  });
});

describe("an overdue finding", () => {
  const rules = [
    { afterDays: 45, to: "province" },
    { afterDays: 1, to: "county" },
    { afterDays: 15, to: "city" },
  ] as const;
  const levels = (today: string, isClosed = false) => risesOf("2027-03-01", { today, isClosed, rules });

  it("rises level by level, on the days that the policy names", () => {
    expect(levels("2027-03-01")).toEqual([]);
    expect(levels("2027-03-02")).toEqual([{ level: "county", on: "2027-03-02" }]);
    expect(levels("2027-03-16").map(({ level }) => level)).toEqual(["county", "city"]);
    expect(levels("2027-04-15")).toEqual([
      { level: "county", on: "2027-03-02" },
      { level: "city", on: "2027-03-16" },
      { level: "province", on: "2027-04-15" },
    ]);
  });

  it("rises no more once it is closed", () => expect(levels("2028-01-01", true)).toEqual([]));
});
