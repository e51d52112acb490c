import { describe, expect, it } from "vitest";
import { inShort, readBytes } from "./testing-files.ts";

const TABLE =
  '学校标识码,学校名称,小学在校生数,教学仪器设备值（万元）\r\n001,"第一, 小学","1,234",12.34\r\n002,二小,—,\r\n';
const EXPECTED = {
  text: { school_code: ["001", "002"], school_name: ["第一, 小学", "二小"] },
  numbers: {
    students_primary: Float64Array.of(1234, Number.NaN),
    equipment_yuan: Float64Array.of(123_400, Number.NaN),
  },
};

/** 学校标识码 … in GB18030, written down so that the test does not use the decoder it tests. */
const GB = Buffer.from("d1a7d0a3b1eacab6c2eb2cd1a7d0a3c3fbb3c60a3030312cd2bbd0a10a", "hex");

function utf16(text: string, bigEndian: boolean): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
}

describe("text files", () => {
  it.each([
    ["UTF-8", Buffer.from(TABLE)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TABLE}`)],
    ["UTF-16LE with a mark", utf16(`\ufeff${TABLE}`, false)],
    ["UTF-16BE with a mark", utf16(`\ufeff${TABLE}`, true)],
    ["UTF-16LE", utf16(TABLE, false)],
    ["UTF-16BE", utf16(TABLE, true)],
    [
      "tabs",
      Buffer.from(
        "学校标识码\t学校名称\t小学在校生数\t教学仪器设备值（万元）\n001\t第一, 小学\t1,234\t12.34\n002\t二小\t—\t\n",
      ),
    ],
    [
      "semicolons",
      Buffer.from("学校标识码;学校名称;小学在校生数;教学仪器设备值（万元）\n001;第一, 小学;1,234;12.34\n002;二小;—;\n"),
    ],
    [
      "sep= and old line ends",
      Buffer.from(
        "sep=;\r学校标识码;学校名称;小学在校生数;教学仪器设备值（万元）\r001;第一, 小学;1,234;12.34\r002;二小;—;\r",
      ),
    ],
  ])("reads %s", async (_, bytes) => {
    const { result } = await readBytes(bytes, "a.csv");
    expect({ text: result.facts.text, numbers: result.facts.numbers }).toEqual(EXPECTED);
  });

  it("reads GB18030, also when the first Chinese character comes late", async () => {
    expect((await readBytes(GB, "a.csv")).result.facts.text).toEqual({ school_code: ["001"], school_name: ["一小"] });
    const late = Buffer.concat([
      Buffer.from("school_code,school_name\n"),
      Buffer.from(Array.from({ length: 30_000 }, (_, at) => `${at},school ${at}\n`).join("")),
      Buffer.from("x,"),
      Buffer.from("d2bbd0a1", "hex"),
    ]);
    expect((await readBytes(late, "a.csv")).result.facts.text["school_name"]?.at(-1)).toBe("一小"); // d2 bb d0 a1 is valid UTF-8 too: "һС"
    expect(
      (await readBytes("school_code,school_name\n1,École\n2,Гимназия\n", "a.csv")).result.facts.text["school_name"],
    ).toEqual(["École", "Гимназия"]);
  });

  it("counts rows as a spreadsheet shows them, over line breaks in cells", async () => {
    const answer = await readBytes('学校标识码,学校名称,小学在校生数\n001,"第\n一",5\n\n002,二小,x\n', "a.csv");
    expect(inShort(answer)).toEqual(["error SENSE-010 C4"]);
    expect(answer.result.facts.origin.rowNumbers).toEqual([2, 4]);
  });

  it("says where a quotation mark is not closed, and which row a comma shifted", async () => {
    expect(inShort(await readBytes('学校标识码,学校名称\n001,"一小\n002,二小\n', "a.csv"))).toEqual([
      "error SENSE-039",
    ]);
    expect(inShort(await readBytes("学校标识码,学校名称\n001,第一,小学\n", "a.csv"))).toEqual(["error SENSE-040 2"]);
  });

  it("reads a cell that is cut by the end of a piece of the file", async () => {
    const rows = Array.from({ length: 90_000 }, (_, at) => `${at},"第${at}小学, 学校",${at % 1000}\r\n`).join("");
    const { result, findings } = await readBytes(`学校标识码,学校名称,小学在校生数\r\n${rows}`, "a.csv");
    expect(result.facts.rows).toBe(90_000);
    expect(result.facts.text["school_name"]?.every((name, at) => name === `第${at}小学, 学校`)).toBe(true);
    expect(findings.filter((one) => one.severity === "error")).toEqual([]);
  });
});

describe("files that cannot be read", () => {
  it.each([
    ["empty", Buffer.alloc(0), "a.csv", "error SENSE-030"],
    [
      "a web page with the extension of a workbook",
      Buffer.from("<html><body><table><tr><td>学校标识码</td></tr></table></body></html>"),
      "a.xls",
      "error SENSE-036",
    ],
    ["a PDF", Buffer.from("%PDF-1.7"), "a.xlsx", "error SENSE-035"],
    [
      "a zip that holds no workbook",
      Buffer.from("504b0506000000000000000000000000000000000000", "hex"),
      "a.xlsx",
      "error SENSE-035",
    ],
    ["a truncated zip", Buffer.from("504b0304140000000800", "hex"), "a.xlsx", "error SENSE-034"],
    [
      "a truncated XLS",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
      "a.xls",
      "error SENSE-034",
    ],
    ["bytes", Buffer.from([1, 2, 3, 250, 251, 252, 0, 9, 8]), "a.csv", "error SENSE-001"],
  ])("%s", async (_, bytes, name, expected) => {
    const answer = await readBytes(bytes, name);
    expect(inShort(answer).filter((one) => !one.includes("SENSE-037"))).toEqual([expected]);
    expect(answer.result.facts.rows).toBe(0);
    expect(answer.findings.every((one) => one.zh !== "" && one.en !== "" && one.fix !== "" && one.fixEn !== "")).toBe(
      true,
    );
  });

  it("reads a CSV saved as .xls, and says so", async () => {
    const answer = await readBytes("学校标识码,学校名称\n001,一小\n", "a.xls");
    expect([answer.result.facts.rows, inShort(answer)]).toEqual([1, ["note SENSE-036"]]);
  });

  it("stops at the limits of bytes, rows and columns", async () => {
    expect(inShort(await readBytes("学校标识码\n1\n", "a.csv", { limits: { fileBytes: 5 } }))).toEqual([
      "error SENSE-031",
    ]);
    expect(inShort(await readBytes("学校标识码\n1\n2\n", "a.csv", { limits: { rows: 2 } }))).toEqual([
      "error SENSE-038",
    ]);
    expect(inShort(await readBytes("学校标识码,a,b\n1\n", "a.csv", { limits: { columns: 2 } }))).toEqual([
      "error SENSE-038",
    ]);
  });
});
