import type { FactsJson, Finding } from "@youheng/kernel/model";
import type { NewVersion } from "./versions.ts";

/** A small return for tests of the store: it keeps facts and does not look into them. */
export function smallFacts(students: number): FactsJson {
  return {
    rows: 1,
    text: { region_code: ["990101"], school_code: ["2199000001"] },
    numbers: { school_year: [2024], students_primary: [students] },
    invalid: [],
    origin: { file: "a.csv", sheet: "a", rowNumbers: [2], columnLetters: { students_primary: "C" } },
  };
}

export function newVersion(students: number, change: Partial<NewVersion> = {}): NewVersion {
  return {
    regionCode: "990101",
    schoolYear: 2024,
    importId: null,
    form: "tidy",
    fileName: "a.csv",
    uploadDigest: null,
    facts: smallFacts(students),
    regionFacts: null,
    findings: [],
    students,
    reason: null,
    createdBy: "张三",
    ...change,
  };
}

export function finding(severity: Finding["severity"]): Finding {
  return {
    code: "SENSE-014",
    severity,
    where: "a.csv",
    place: {},
    zh: "人数不符",
    en: "does not add up",
    fix: "请核对",
    fixEn: "check",
  };
}
