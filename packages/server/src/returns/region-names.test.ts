import { expect, it } from "vitest";
import { nameOfRegion } from "./region-names.ts";

const names = new Map([
  ["330000", { zh: "浙江省", en: "Zhejiang" }],
  ["330100", { zh: "杭州市", en: "Hangzhou" }],
  ["330102", { zh: "上城区", en: "Shangcheng" }],
]);

it("names a region that the list does not have behind its city, else its province, else by its code", () => {
  expect(["330102", "330188", "339901", "990101"].map((code) => nameOfRegion(names, code).zh)).toEqual([
    "上城区",
    "杭州市（330188）",
    "浙江省（339901）",
    "区划 990101",
  ]);
  expect(nameOfRegion(names, "330188").en).toBe("Hangzhou (330188)");
});
