import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { Field, PolicyBundle, RegionRequirement } from "@youheng/kernel/model";
import type { RegionFact } from "@youheng/kernel/sense";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { changedFacts, districtAsk, exampleDistrict } from "../example-answer.fixture.ts";
import type { Example } from "../example-answer.fixture.ts";
import { NEEDS_OFFICE, OFFICE, throughOffice } from "../office.fixture.ts";
import { writeReport } from "../write-report.ts";

type Found = number | string;

let example: Example;
beforeAll(async () => {
  example = await exampleDistrict();
});

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

/** Sheet!cell → result of every formula. */
function results(workbook: ExcelJS.Workbook): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula) found.set(`${sheet.name}!${cell.address}`, (cell.result as Found | undefined) ?? "");
      }),
    );
  return found;
}

/** The cells in which two workbooks differ by more than 1e-9 of the value. */
function differences(expected: ReadonlyMap<string, Found>, actual: ReadonlyMap<string, Found>): readonly string[] {
  const isSame = (a: Found, b: Found | undefined): boolean =>
    typeof a === "number" && typeof b === "number" ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)) : a === b;
  return [...expected].flatMap(([at, value]) =>
    isSame(value, actual.get(at)) ? [] : [`${at}: ${value} ≠ ${actual.get(at)}`],
  );
}

const workbookOf = async (bundle: PolicyBundle, facts: Example["facts"]): Promise<Uint8Array> =>
  writeReport({ ...districtAsk(assess(compileStandard(bundle), facts)), format: "xlsx" });

describe("the workbook", () => {
  it(
    `gives the kernel's numbers to 1e-9 when LibreOffice recalculates it${NEEDS_OFFICE}`,
    { skip: !OFFICE },
    async () => {
      const bytes = await writeReport({ ...districtAsk(example.answer), format: "xlsx" });
      const expected = results(await open(bytes));
      const actual = results(await open(await throughOffice(bytes, "xlsx", "xlsx")));
      expect(expected.size).toBeGreaterThan(3000);
      expect(differences(expected, actual)).toEqual([]);
    },
  );

  it(
    `lives: changed figures, limits and blanks give what the kernel gives for them${NEEDS_OFFICE}`,
    { skip: !OFFICE },
    async () => {
      const { bundle, facts } = example;
      const row = facts.text["school_name"]!.findIndex((name) => name?.includes("明德"));
      const other = facts.text["school_name"]!.findIndex((name) => name === "文榕小学");
      const changes = {
        students_primary: { [row]: 777 },
        teaching_area_m2: { [row]: 9000.5, [other]: Number.NaN },
        equipment_yuan: { [other]: 1 },
        largest_class_primary: { [row]: 61 },
        music_rooms: { [other]: 0 },
      };
      const changed = changedFacts(facts, changes);
      const lower = bundle.standard.indicators.map((one) =>
        one.id === "sports_area"
          ? { ...one, atLeast: { ...one.atLeast, primary: 7 }, cvAtMost: { primary: 0.2, lower_secondary: 0.45 } }
          : one,
      );
      const otherBundle = { ...bundle, standard: { ...bundle.standard, indicators: lower } };

      const stale = await open(await workbookOf(bundle, facts));
      changeData(stale, facts, changes);
      const parameters = stale.getWorksheet("参数")!;
      parameters.getCell("G8").value = 7;
      parameters.getCell("H8").value = 0.2;
      const recalculated = results(
        await open(await throughOffice(new Uint8Array(await stale.xlsx.writeBuffer()), "xlsx", "xlsx")),
      );
      const expected = results(await open(await workbookOf(otherBundle, changed)));
      expect(differences(expected, recalculated)).toEqual([]);
      expect(differences(results(stale), recalculated).length).toBeGreaterThan(50);
    },
  );

  it(
    `judges county figures, evidence and the mean of all CVs by formulas too${NEEDS_OFFICE}`,
    { skip: !OFFICE },
    async () => {
      const answer = assess(compileStandard(withRequirements(example.bundle)), example.facts, {
        regionFacts: countyFacts,
      });
      const bytes = await writeReport({ ...districtAsk(answer), format: "xlsx" });
      const workbook = await open(bytes);
      const expected = results(workbook);
      const actual = results(await open(await throughOffice(bytes, "xlsx", "xlsx")));
      expect(differences(expected, actual)).toEqual([]);
      const found = workbook.getWorksheet("其他要求")!;
      expect([3, 4, 5, 6].map((row) => found.getCell(row, 7).result)).toEqual(["未达标", "达标", "无法判定", "未达标"]);
      expect(found.getCell(4, 4).result).toBeCloseTo(1.05, 12);
      const over = assessmentDocument(answer, 0).stages["primary"]!.composite_cv;
      expect(workbook.getWorksheet("总览")!.getCell("E18").result).toBeCloseTo(over.value!, 12);
      expect(workbook.getWorksheet("总览")!.getCell("G18").result).toBe("超限");
    },
  );

  it("names the source of every figure, and no derived cell is a bare number", async () => {
    const workbook = await open(await writeReport({ ...districtAsk(example.answer), format: "xlsx" }));
    const data = workbook.getWorksheet("数据")!;
    expect(data.getRow(5).values).toContain("2026-return-final.xlsx");
    expect(bareNumbers(workbook)).toEqual([]);
  });

  it("finds a derived number that is not a formula, on whatever sheet it stands", async () => {
    const workbook = await open(await writeReport({ ...districtAsk(example.answer), format: "xlsx" }));
    workbook.getWorksheet("各校要求")!.getCell("H9").value = 1;
    workbook.getWorksheet("表Ⅲ")!.getCell("C4").value = 4.5;
    expect(bareNumbers(workbook)).toEqual(["表Ⅲ!C4", "各校要求!H9"]);
  });

  it("prints on A4 landscape with its head on every page", async () => {
    const workbook = await open(await writeReport({ ...districtAsk(example.answer), format: "xlsx" }));
    const setup = workbook.getWorksheet("小学")!.pageSetup;
    expect([setup.paperSize, setup.orientation, setup.printTitlesRow]).toEqual([9, "landscape", "1:4"]);
  });

  it("writes a name that begins like a formula as text", async () => {
    const names = example.facts.text["school_name"]!.map((name, i) => (i === 0 ? '=HYPERLINK("http://x")' : name));
    const facts = { ...example.facts, text: { ...example.facts.text, school_name: names } };
    const workbook = await open(await workbookOf(example.bundle, facts));
    const data = workbook.getWorksheet("数据")!;
    const cells = data.getColumn(2).values.filter((value) => typeof value === "string" && value.startsWith("="));
    expect(cells).toEqual(['=HYPERLINK("http://x")']);
  });

  it("holds one school where one is asked for", async () => {
    const at = example.facts.text["school_name"]!.findIndex((name) => name?.includes("明德"));
    const schoolCode = example.facts.text["school_code"]![at]!;
    const workbook = await open(
      await writeReport({ ...districtAsk(example.answer), format: "xlsx", scope: { schoolCode }, language: "en" }),
    );
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      "Overview",
      "Primary",
      "Lower secondary",
      "Primary working",
      "Lower secondary working",
      "Data",
      "Parameters",
      "Notes",
    ]);
    expect(workbook.getWorksheet("Data")!.rowCount).toBe(5);
  });

  it("refuses a school that is not there", async () => {
    await expect(
      writeReport({ ...districtAsk(example.answer), format: "xlsx", scope: { schoolCode: "none" } }),
    ).rejects.toThrow(RangeError);
  });
});

/** Figures as reported and limits are marked as cells to type into; besides them only running numbers and source rows may be bare. */
function bareNumbers(workbook: ExcelJS.Workbook): readonly string[] {
  const counted: Readonly<Record<string, readonly number[]>> = {
    "表Ⅱ-2": [1],
    数据: [workbook.getWorksheet("数据")!.columnCount],
    // how often the same cell is blank
    申报表空项: [4],
    参数: [5, 6],
  };
  const isInput = (cell: ExcelJS.Cell): boolean =>
    cell.fill?.type === "pattern" && cell.fill.fgColor?.argb === "FFFFFBE6";
  const found: string[] = [];
  for (const sheet of workbook.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const isCounted = counted[sheet.name]?.includes(Number(cell.col)) ?? false;
        if (typeof cell.value === "number" && !isInput(cell) && !isCounted) found.push(`${sheet.name}!${cell.address}`);
      }),
    );
  return found;
}

/** Types other figures into the data sheet, as a user would; the results in the other sheets grow stale. */
function changeData(
  workbook: ExcelJS.Workbook,
  facts: Example["facts"],
  changes: Readonly<Record<string, Readonly<Record<number, number>>>>,
): void {
  const sheet = workbook.getWorksheet("数据")!;
  const heads = sheet.getRow(4).values as readonly unknown[];
  for (const [column, values] of Object.entries(changes))
    for (const [row, value] of Object.entries(values)) {
      const code = facts.text["school_code"]![Number(row)];
      const at = (sheet.getColumn(1).values as readonly unknown[]).indexOf(code);
      sheet.getCell(at, heads.indexOf(facts.origin.columnLetters[column])).value = Number.isNaN(value) ? null : value;
    }
}

const countyFacts: readonly RegionFact[] = ["pay_teachers", "pay_officials", "accident"].map((field, i) => ({
  field,
  value: [105, 100, 1][i]!,
  evidence: "县财政决算",
  place: { file: "return.xlsx", sheet: "县域", cell: `B${i + 2}` },
}));

/** The standard with one requirement of each kind, and a limit on the mean of all CVs. */
function withRequirements(bundle: PolicyBundle): PolicyBundle {
  const words = (zh: string) => ({ zh, en: zh });
  const base = { clause: "1", validFrom: "2017-01-01", sources: [] };
  const field = (id: string): Field => ({ id, ...words(id), type: "amount", unit: "yuan", byStage: false });
  const region = (id: string, formula: string): RegionRequirement => ({
    ...base,
    id,
    kind: "region",
    name: words(id),
    area: "government",
    formula,
    unit: "ratio",
    atLeast: [{ value: 1, from: "2017-01-01", sources: [] }],
    options: [],
  });
  return {
    ...bundle,
    fields: [...bundle.fields, ...["pay_teachers", "pay_officials", "pay_missing", "accident"].map(field)],
    standard: {
      ...bundle.standard,
      compositeCv: {
        name: words("综合差异系数"),
        atMost: { primary: 0.2, lower_secondary: 0.9 },
        clause: "1",
        sources: [],
      },
      requirements: [
        region("pay", "pay_teachers / pay_officials"),
        region("missing", "pay_missing / pay_officials"),
        {
          ...base,
          id: "accident",
          kind: "evidence",
          name: words("accident"),
          area: "veto",
          question: words("?"),
          documents: [],
          field: "accident",
          vetoes: true,
        },
        {
          ...base,
          id: "classes",
          kind: "schools",
          name: words("classes"),
          area: "government",
          holds: ["largest_class_primary <= 45"],
          relaxations: [],
        },
      ],
    },
  };
}
