import { expect, it } from "vitest";
import { evidenceKind } from "./evidence-kind.ts";

const png = Buffer.from("89504e470d0a1a0a0000", "hex");
const zip = (...names: readonly string[]): Buffer => Buffer.from(`PK\u0003\u0004${names.join(" ")}`, "latin1");

it("knows a file by its bytes, when its name agrees", () => {
  expect(evidenceKind("照片.PNG", png)).toBe("png");
  expect(evidenceKind("会议纪要.pdf", Buffer.from("%PDF-1.7"))).toBe("pdf");
  expect(evidenceKind("a.jpeg", Buffer.from("ffd8ffe0", "hex"))).toBe("jpeg");
  expect(evidenceKind("批复.ofd", zip("OFD.xml"))).toBe("ofd");
  expect(evidenceKind("a.docx", zip("[Content_Types].xml", "word/document.xml"))).toBe("docx");
  expect(evidenceKind("名单.csv", Buffer.from("c3fbb5a5", "hex"))).toBe("text"); // 名单 in GB18030
});

it("takes none that is something else than it says, that a browser would run, or that brings macros", () => {
  const page = "<html><script>alert(1)</script>";
  for (const [name, bytes] of [
    ["a.png", Buffer.from(page)],
    ["a.txt", Buffer.from(`  ${page}`)],
    ["a.csv", Buffer.from("<svg onload=alert(1)>")],
    ["a.svg", Buffer.from("<svg/>")],
    ["a.html", Buffer.from(page)],
    ["a.exe", Buffer.from("MZ")],
    ["a.png.exe", png],
    ["png", png],
    ["a.pdf", png],
    ["a.docx", zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")],
    ["a.docx", zip("xl/workbook.xml")],
    ["a.docm", zip("word/document.xml")],
    ["a.txt", Buffer.from([0x41, 0, 0x42])],
    ["a.txt", Buffer.from([0xff, 0xff, 0xff])],
    ["a.pdf", Buffer.alloc(0)],
  ] as const)
    expect([name, evidenceKind(name, bytes)]).toEqual([name, null]);
});
