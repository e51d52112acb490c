import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HistoryBroughtView, OutlookView, PlannedView, ProblemView } from "./api-types.ts";
import { type TestingServer, testingServer } from "./testing-server.ts";

const example = fileURLToPath(new URL("../../../examples/district", import.meta.url));

describe("the outlook of a region", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer({ exampleFolder: example });
    await server.running.ready;
    await server.signIn();
  });
  afterAll(() => server.remove());

  const outlook = async (query = ""): Promise<OutlookView> => {
    const answer = await server.ask("GET", `/api/regions/990102/outlook${query}`);
    expect(answer.statusCode).toBe(200);
    return answer.json<OutlookView>();
  };

  async function bring(kind: string, content: string) {
    const boundary = "----history";
    const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="e.csv"\r\n\r\n${content}\r\n--${boundary}--\r\n`;
    return await server.ask("POST", `/api/regions/990102/history/${kind}`, body as never, {
      "content-type": `multipart/form-data; boundary=${boundary}`,
    });
  }

  it("stands in the example district out of the box: back-test, forecast, warnings, needs, verdicts, lineage", async () => {
    const view = await outlook();
    expect([view.source.from, view.last_year, view.stages.map(({ stage }) => stage)]).toEqual([
      "files",
      2026,
      ["primary", "lower_secondary"],
    ]);
    expect(view.backtest.levels["unit"]!["1"]!.n).toBeGreaterThan(300);
    expect(view.coming_years.map(({ school_year }) => school_year)).toEqual([2026, 2027, 2028, 2029, 2030, 2031]);
    expect(view.warnings.some(({ level }) => level === "red")).toBe(true);
    for (const { red_probability: red, yellow_probability: yellow } of view.warnings)
      expect(red! >= 0 && red! <= yellow! && yellow! <= 1).toBe(true);
    expect(view.needs.find(({ stage }) => stage === "primary")!.class_limit).toBe(45);
    expect([view.lineage.school_lineage, view.joined_histories.map(({ unit, from }) => [unit, from])]).toEqual([
      1,
      [["2199210102", ["2199210107"]]],
    ]);
    expect([view.lineage.files.length, view.lineage.returns.length]).toEqual([3, 5]);
    expect(view.names["2199210101"]).toBe("青榕实验小学");
  });

  it("gives the same answer to the same question, and another to another horizon", async () => {
    const [one, two, other] = [await outlook(), await outlook(), await outlook("?horizon=3")];
    expect(two).toEqual(one);
    expect([other.horizon, other.lineage.digest === one.lineage.digest]).toEqual([3, false]);
  });

  it("refuses a file with errors and lists all of them", async () => {
    const answer = await bring("enrolment", "unit,school_year,grade,students\na,2020,1,ten\n,2020,1,5\n");
    expect([answer.statusCode, answer.json<ProblemView & { findings: unknown[] }>().findings.length]).toEqual([409, 2]);
  });

  it("follows new housing and schools that change, and shows what would be without them", async () => {
    const plans = fileURLToPath(new URL("../../../examples/planned-changes", import.meta.url));
    const before = await outlook();
    expect(before.planned).toBeNull();
    expect((await bring("housing", await readFile(`${plans}/housing.csv`, "utf8"))).statusCode).toBe(409);
    expect((await bring("changes", await readFile(`${plans}/changes.csv`, "utf8"))).statusCode).toBe(201);
    expect((await bring("housing", await readFile(`${plans}/housing.csv`, "utf8"))).statusCode).toBe(201);
    const after = await outlook();
    const total = (view: OutlookView, rows = view.region) =>
      rows.find((row) => row.school_year === 2028 && row.grade === "total")!.median;
    // 1,200 × 0.15 in 2027, 600 × 0.05 and 800 × 0.04 in 2028; those of 2027 are still there in part
    expect(total(after) - total(before)).toBeGreaterThan(150);
    expect(total(after) - total(before)).toBeLessThan(243);
    expect(total(after, after.planned!.region)).toBe(total(before));
    expect(after.planned!.applied.housing.map(({ students }) => students)).toEqual([180, 30, 32]);
    expect(after.forecasts.some(({ unit, school_year }) => unit === "2199210205" && school_year >= 2029)).toBe(false);
    expect(after.lineage.files.map(({ kind }) => kind)).toContain("housing");
    const sections = (view: OutlookView) => view.coming_years[3]!.stages["primary"]!.sections;
    expect(sections(after)).toBe(sections(before) - 1);
    const rows = (await server.ask("GET", "/api/regions/990102/planned")).json<PlannedView>();
    expect(rows.changes[2]).toMatchObject({ kind: "merge", unit: "2199210205", into: "2199210204", share: null });
    expect((await bring("changes", "school_year,kind,unit,into\n")).statusCode).toBe(201);
    expect((await bring("housing", "unit,school_year,dwellings,students_per_dwelling\n")).statusCode).toBe(201);
    expect((await outlook()).planned).toBeNull();
  });

  it("tells everything that is wrong with what is planned: cells, and schools that are not there", async () => {
    const wrong = await bring("changes", "school_year,kind,unit,into\n2028,melt,x,y\n2028,close,nobody,2199210101\n");
    expect(wrong.statusCode).toBe(409);
    const codes = wrong.json<ProblemView & { findings: { code: string }[] }>().findings.map(({ code }) => code);
    expect(codes[0]).toBe("FORESEE-030");
    expect(codes.length).toBeGreaterThan(1);
  });

  it("tells how full schools are and will be, by the lines of the policy; classes over 45 and 50; births beside entries", async () => {
    const view = await outlook();
    expect(view.use_lines[0]).toEqual({ stage: "primary", yellow: 0.9, red: 1 });
    const years = new Set(view.use.map(({ school_year }) => school_year));
    expect([years.has(2016), years.has(2031)]).toEqual([true, true]);
    expect(view.sizes!.classes.some(({ over }) => over === 45)).toBe(true);
    expect(view.births.births!.length).toBeGreaterThan(10);
    expect(view.births.entries.filter(({ expected }) => expected)).toHaveLength(5);
    expect(view.grades_now).toHaveLength(9);
  });

  it("keeps a file as the newest of its kind, with an audit line, and forecasts from it", async () => {
    const enrolment = await readFile(`${example}/enrolment.csv`, "utf8");
    const answer = await bring(
      "enrolment",
      enrolment
        .split("\n")
        .filter((line) => !/,2026,/.test(line))
        .join("\n"),
    );
    expect([answer.statusCode, answer.json<HistoryBroughtView>().file.number]).toEqual([201, 2]);
    expect((await outlook()).last_year).toBe(2025);
    const audit = await server.ask("GET", "/api/audit?region=990102");
    expect(audit.body).toContain("history.bring");
  });
});

describe("the outlook of a district whose file begins with its high school", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
  });
  afterAll(() => server.remove());

  it("puts grades in the order children pass them", async () => {
    const rows = [2018, 2019, 2020, 2021, 2022, 2023].flatMap((year) =>
      ["09", "10", "KG", "01"].map((grade) => `${grade > "05" && grade !== "KG" ? "h" : "e"},${year},${grade},50`),
    );
    const content = `unit,school_year,grade,students\n${rows.join("\n")}\n`;
    const body = `--b\r\ncontent-disposition: form-data; name="file"; filename="e.csv"\r\n\r\n${content}\r\n--b--\r\n`;
    const headers = { "content-type": "multipart/form-data; boundary=b" };
    const sent = await server.ask("POST", "/api/regions/990102/history/enrolment", body as never, headers);
    expect(sent.statusCode).toBe(201);
    const view = (await server.ask("GET", "/api/regions/990102/outlook")).json<OutlookView>();
    expect(view.grades_now.map(({ grade }) => grade)).toEqual(["KG", "01", "09", "10"]);
  });
});

describe("the outlook of a region without files", () => {
  let server: TestingServer;
  beforeAll(async () => {
    server = await testingServer();
    await server.signIn();
  });
  afterAll(() => server.remove());

  it("says that nothing is known yet", async () => {
    expect((await server.ask("GET", "/api/regions/990102/outlook")).statusCode).toBe(404);
  });
});
