import { expect, it } from "vitest";
import { boundariesIn } from "./boundaries-in.ts";

const known = new Set(["990101", "990102"]);
const feature = (properties: object, id?: number) => ({
  type: "Feature",
  ...(id === undefined ? {} : { id }),
  properties,
  geometry: { type: "Polygon", coordinates: [] },
});
const codesOf = (features: readonly object[]): readonly string[] | undefined =>
  boundariesIn({ type: "FeatureCollection", features }, known)?.map((one) => one.regionCode);

it("finds the region by its code, whatever the property is called, as text, number or longer code", () => {
  expect(codesOf([feature({ name: "甲区", adcode: 990101 }), feature({ 区划代码: "990102000000" })])).toEqual([
    "990101",
    "990102",
  ]);
  expect(codesOf([feature({}, 990102)])).toEqual(["990102"]);
});

it("leaves out regions that are not shown, and says where there is no collection", () => {
  expect(codesOf([feature({ adcode: 330101 }), feature({ n: 990 })])).toEqual([]);
  for (const shape of [null, 3, "x", {}, { type: "Feature" }, { type: "FeatureCollection" }])
    expect(boundariesIn(shape, known)).toBeNull();
});

it("keeps nothing of a feature but its shape", () =>
  expect(
    boundariesIn({ type: "FeatureCollection", features: [feature({ adcode: 990101, owner: "x" })] }, known)![0],
  ).toEqual({
    regionCode: "990101",
    boundary: { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [] } },
  }));
