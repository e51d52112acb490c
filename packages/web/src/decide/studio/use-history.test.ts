import { NO_CHANGES, withMove } from "@youheng/kernel/decide";
import { describe, expect, it } from "vitest";
import { type History, stepped } from "./use-history.ts";

const first: History = { past: [], now: NO_CHANGES, future: [] };
const moved = stepped(first, { do: "change", to: (plan) => withMove(plan, "T1", "S2") });

describe("the history of a plan by hand", () => {
  it("goes back and forth, and ends at both ends", () => {
    const undone = stepped(moved, { do: "undo" });
    expect(undone.now).toEqual(NO_CHANGES);
    expect(stepped(undone, { do: "undo" })).toBe(undone);
    const redone = stepped(undone, { do: "redo" });
    expect(redone).toEqual(moved);
    expect(stepped(redone, { do: "redo" })).toBe(redone);
  });

  it("forgets what was undone once something else is changed", () => {
    const other = stepped(stepped(moved, { do: "undo" }), { do: "change", to: (plan) => withMove(plan, "T2", "S1") });
    expect(other.future).toEqual([]);
  });

  it("does not remember a change that changes nothing", () => {
    expect(stepped(moved, { do: "change", to: (plan) => withMove(plan, "T1", "S2") })).toBe(moved);
  });
});
