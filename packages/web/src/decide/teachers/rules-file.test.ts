import { describe, expect, it } from "vitest";
import { rulesFile, ruleTexts } from "./rules-file.ts";

const says = { zh: "", en: "" };
const rules = [
  { id: "rotate_at_least", says, kind: "share" as const, value: 0.1, usual: 0.1, source: "", sources: [] },
  { id: "keeps_floors", says, kind: "yes" as const, value: false, usual: true, source: "", sources: [] },
  { id: "subject_keeps", says, kind: "number" as const, value: 1, usual: 1, source: "", sources: [] },
];

describe("the district's own rules as a file", () => {
  it("shows shares in percent", () => {
    expect(ruleTexts(rules)).toEqual({ rotate_at_least: "10", keeps_floors: "false", subject_keeps: "1" });
  });

  it("states what differs from the usual rules, what was different before among it, and why", () => {
    expect(rulesFile(rules, { rotate_at_least: "12.5" }, " 榕教〔2026〕1号 ")).toBe(
      '{"rotate_at_least":{"share":"0.125","sources":[{"text":"榕教〔2026〕1号","standing":"unconfirmed"}]},' +
        '"keeps":{"floors":false,"sources":[{"text":"榕教〔2026〕1号","standing":"unconfirmed"}]}}',
    );
  });

  it("states nothing where nothing differs, and is none where a number cannot be read", () => {
    expect(rulesFile(rules, { keeps_floors: "true" }, "")).toBe("{}");
    expect(rulesFile(rules, { subject_keeps: "-1" }, "")).toBeNull();
    expect(rulesFile(rules, { rotate_at_least: "" }, "")).toBeNull();
  });
});
