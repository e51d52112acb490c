import { describe, expect, it } from "vitest";
import { draftsKey, keepDrafts, keptDrafts, numberTyped, withoutSaved } from "./cell-drafts.ts";

function shelf() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    size: () => kept.size,
  };
}

describe("drafts in the browser", () => {
  const key = draftsKey("a", "990102-2027-S1");

  it("come back as they were, zero and nothing apart", () => {
    const storage = shelf();
    keepDrafts(storage, key, { students_primary: 0, art_rooms: null, school_name: "一小" });
    expect(keptDrafts(storage, key)).toEqual({ students_primary: 0, art_rooms: null, school_name: "一小" });
    expect(keptDrafts(storage, draftsKey("b", "990102-2027-S1"))).toEqual({});
  });

  it("leave nothing behind when all is saved, and outlive what cannot be read", () => {
    const storage = shelf();
    keepDrafts(storage, key, { a: 1 });
    keepDrafts(storage, key, {});
    expect(storage.size()).toBe(0);
    storage.setItem(key, "{broken");
    expect(keptDrafts(storage, key)).toEqual({});
  });

  it("that were typed anew while they were sent stay", () => {
    expect(withoutSaved({ a: 2, b: 5 }, { a: 1, b: 5 })).toEqual({ a: 2 });
  });
});

it.each([
  ["420", 420],
  ["１,２００", 1200],
  ["3.5", 3.5],
  ["", null],
  ["  ", null],
  ["四百", undefined],
  ["12a", undefined],
  ["-", undefined],
  ["1e9", undefined],
] as const)("reads %s as %s", (text, value) => expect(numberTyped(text)).toBe(value));
