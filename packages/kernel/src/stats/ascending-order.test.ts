import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ascendingOrder } from "./ascending-order.ts";

const byComparing = (values: readonly number[]) =>
  Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);

describe("ascendingOrder", () => {
  it("is the order that comparing gives, for few and for many, with equals, signs, zeros and infinities", () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 })), {
          minLength: 1,
          maxLength: 50,
        }),
        (some) => {
          const many = Array.from({ length: 6000 }, (_, at) => some[at % some.length]!);
          expect(Array.from(ascendingOrder(some))).toEqual(byComparing(some));
          expect(Array.from(ascendingOrder(many))).toEqual(byComparing(many));
        },
      ),
      { numRuns: 30 },
    ));

  it("is empty of none", () => expect(ascendingOrder([])).toHaveLength(0));
});
