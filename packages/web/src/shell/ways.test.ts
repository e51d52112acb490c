import { expect, it } from "vitest";
import { nearestWay, wayOf, waysOf } from "./ways.ts";

it("knows the scene and step of an address", () => {
  expect(wayOf("/regions/990102/2026/balance/sense/versions/3")).toEqual({ scene: "balance", step: "sense" });
  expect(wayOf("/regions/990102/2026/places")).toEqual({ scene: "places", step: "" });
});

it("counts imports as sensing, and what belongs to no scene as the verdict", () => {
  expect(wayOf("/imports/17")).toEqual({ scene: "balance", step: "sense" });
  expect(wayOf("/regions/990102/2026/cockpit")).toEqual({ scene: "balance", step: "assess" });
});

it("is at no step in the yearly campaign", () => {
  expect(wayOf("/regions/990102/2026/campaign")).toEqual({ scene: "balance", step: "" });
  expect(wayOf("/regions/990102/2026/schools/2199210201/form")).toEqual({ scene: "balance", step: "" });
});

it("stays at the same step where the scene has it, else goes to its first", () => {
  for (const [step, to] of waysOf("balance")) expect(nearestWay({ scene: "balance", step })).toBe(to);
  expect(nearestWay({ scene: "balance", step: "" })).toBe(waysOf("balance")[0]![1]);
});
