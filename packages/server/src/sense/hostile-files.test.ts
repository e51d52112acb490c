import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { readBytes, zipOf } from "./testing-files.ts";

it("writes nothing by the names inside a zip", async () => {
  const escapes = ["../../../../tmp/youheng-escaped.xlsx", "/tmp/youheng-escaped.xlsx", "..\\..\\youheng-escaped.xlsx"];
  await readBytes(zipOf(escapes.map((name) => ({ name, bytes: Buffer.from("x") }))), "returns.zip");
  expect(existsSync("/tmp/youheng-escaped.xlsx")).toBe(false);
});

it("opens no file that an XML names, and expands no entity", async () => {
  const answer = await readBytes(workbookWithEntities(), "entities.xlsx");
  expect(JSON.stringify(answer)).not.toMatch(/root:|(ha){20}/);
});

/** A workbook whose XML asks for a file of the machine, and for a text that doubles ten times. */
function workbookWithEntities(): Buffer {
  const bombs = Array.from({ length: 10 }, (_, i) => `<!ENTITY h${i + 1} "&h${i};&h${i};">`).join("");
  const doctype = `<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY h0 "ha">${bombs}]>`;
  const xml = (inside: string): Buffer => Buffer.from(`<?xml version="1.0"?>${doctype}${inside}`);
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return zipOf([
    {
      name: "[Content_Types].xml",
      bytes: xml(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
      ),
    },
    {
      name: "_rels/.rels",
      bytes: xml(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/workbook.xml",
      bytes: xml(
        `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      bytes: xml(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    {
      name: "xl/worksheets/sheet1.xml",
      bytes: xml(
        `<worksheet xmlns="${main}"><sheetData><row r="1">${cell("A1", "school_code")}${cell("B1", "school_name")}</row><row r="2">${cell("A2", "&file;")}${cell("B2", "&h10;")}</row></sheetData></worksheet>`,
      ),
    },
  ]);
}
