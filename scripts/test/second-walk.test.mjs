import { expect, it } from "vitest";
import { walkTwice } from "./second-walk.mjs";

const file = (name, passed, failed = 0) => ({ name, passed, failed, skipped: [] });

/** Gives the runs in turn, and notes which files each was asked for. */
function walker(...runs) {
  const asked = [];
  const walk = async (names) => {
    asked.push(names);
    const files = runs[asked.length - 1];
    const sum = (which) => files.reduce((total, one) => total + one[which], 0);
    return { passed: sum("passed"), failed: sum("failed"), skipped: [], files };
  };
  return { walk, asked };
}

it("walks once when nothing fails", async () => {
  const { walk, asked } = walker([file("a", 3), file("b", 2)]);
  expect(await walkTwice(walk)).toMatchObject({ passed: 5, failed: 0 });
  expect(asked).toEqual([[]]);
});

it("walks a failing file again, counts each test once, and names the file as unsteady", async () => {
  const { walk, asked } = walker([file("a", 3), file("b", 1, 4)], [file("b", 5)]);
  expect(await walkTwice(walk)).toMatchObject({ passed: 8, failed: 0, unsteady: ["b"] });
  expect(asked).toEqual([[], ["b"]]);
});

it("fails on what fails twice", async () => {
  const { walk } = walker([file("a", 3, 1), file("b", 1, 1)], [file("a", 3, 1), file("b", 2)]);
  expect(await walkTwice(walk)).toMatchObject({ passed: 5, failed: 1, unsteady: ["b"] });
});

it("takes many failing files, and trouble beside the tests, as a fault at once", async () => {
  const many = walker(["a", "b", "c", "d"].map((name) => file(name, 1, 1)));
  expect(await walkTwice(many.walk)).toMatchObject({ failed: 4 });
  expect(many.asked.length).toBe(1);
  const beside = { passed: 2, failed: 2, skipped: [], files: [file("a", 2, 1)] };
  expect(await walkTwice(async () => beside)).toBe(beside);
});
