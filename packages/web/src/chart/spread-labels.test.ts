import fc from "fast-check";
import { expect, it } from "vitest";
import { spreadLabels } from "./spread-labels.ts";

const room = { gap: 10, from: 0, to: 400 };

it("leaves labels that have room where they are", () => expect(spreadLabels([80, 10], room)).toEqual([80, 10]));

it("moves two that touch apart, each by the same", () => expect(spreadLabels([50, 54], room)).toEqual([47, 57]));

it("never lets two cover each other, nor leaves the room", () =>
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 30 }), (wanted) => {
      const placed = spreadLabels(wanted, room).toSorted((a, b) => a - b);
      placed.forEach((at, i) => {
        expect(at).toBeGreaterThanOrEqual(-1e-6);
        expect(at).toBeLessThanOrEqual(400 + 1e-6);
        if (i > 0) expect(at - placed[i - 1]!).toBeGreaterThanOrEqual(10 - 1e-6);
      });
    }),
  ));
