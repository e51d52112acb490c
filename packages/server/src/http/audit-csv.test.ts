import fc from "fast-check";
import { expect, it } from "vitest";
import { auditCsv, csvCell } from "./audit-csv.ts";

it("writes no cell that a spreadsheet would run", () => {
  expect(["=1+1", "+1", "-1", "@a", "|cmd", "\t=1", " =1", "张三", 'a"b', "a,b"].map(csvCell)).toEqual([
    "'=1+1",
    "'+1",
    "'-1",
    "'@a",
    "'|cmd",
    "'\t=1",
    "' =1",
    "张三",
    '"a""b"',
    '"a,b"',
  ]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(csvCell(text).replace(/^"/, "")).not.toMatch(/^\s*[=+\-@|]/);
    }),
  );
});

it("keeps a row a row, whatever stands in it", async () => {
  const row = { id: 1, at: new Date(0), who: "a\nb", what: "x.y", subject: '"', regionCode: "990102", hash: "0" };
  const lines: string[] = [];
  const rows = (async function* one() {
    yield { ...row, details: { a: "=1" }, strand: 0, number: 1 };
  })();
  for await (const line of auditCsv(rows)) lines.push(line);
  expect(lines).toEqual([
    "\uFEFFat,who,what,subject,region_code,details,strand,number,hash\r\n",
    '1970-01-01T00:00:00.000Z,"a\nb",x.y,"""",990102,"{""a"":""=1""}",0,1,0\r\n',
  ]);
});
