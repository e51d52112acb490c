/** What evidence may be: what a school has as proof, and what a browser or an office program opens without running anything. */
export type EvidenceKind = "pdf" | "png" | "jpeg" | "docx" | "xlsx" | "pptx" | "ofd" | "text";

/** Each kind as the web names it. */
export const MEDIA_TYPES: Readonly<Record<EvidenceKind, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpeg: "image/jpeg",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ofd: "application/ofd",
  text: "text/plain; charset=utf-8",
};

const endings: Readonly<Record<string, EvidenceKind>> = {
  pdf: "pdf",
  png: "png",
  jpg: "jpeg",
  jpeg: "jpeg",
  docx: "docx",
  xlsx: "xlsx",
  pptx: "pptx",
  ofd: "ofd",
  txt: "text",
  csv: "text",
};

/** The part that only this kind of zip has. */
const partOf: Partial<Record<EvidenceKind, string>> = {
  docx: "word/document.xml",
  xlsx: "xl/workbook.xml",
  pptx: "ppt/presentation.xml",
  ofd: "OFD.xml",
};

/**
 * What a file is, by its bytes and by its name, which must agree: a page that calls itself a picture is neither.
 *
 * @returns null when it is none of the kinds, the two disagree, or it brings macros
 * @example evidenceKind("照片.png", bytes) // "png"
 */
export function evidenceKind(fileName: string, bytes: Buffer): EvidenceKind | null {
  const [, ending = ""] = /\.([^.]+)$/.exec(fileName) ?? [];
  const kind = endings[ending.toLowerCase()];
  return kind !== undefined && isOfKind(kind, bytes) ? kind : null;
}

function isOfKind(kind: EvidenceKind, bytes: Buffer): boolean {
  if (kind === "pdf") return bytes.subarray(0, 5).toString("latin1") === "%PDF-";
  if (kind === "png") return bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"));
  if (kind === "jpeg") return bytes.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex"));
  if (kind === "text") return isPlainText(bytes);
  const isZip = bytes.subarray(0, 4).equals(Buffer.from("504b0304", "hex"));
  return isZip && bytes.includes(partOf[kind] ?? "") && !bytes.includes("vbaProject.bin");
}

/** Readable in one of the two encodings that Chinese offices use, and no page. */
function isPlainText(bytes: Buffer): boolean {
  if (bytes.includes(0) || /^\s*<(!doctype|html|svg|\?xml|script)/i.test(bytes.subarray(0, 1024).toString("latin1")))
    return false;
  return ["utf-8", "gb18030"].some((encoding) => isReadable(bytes, encoding));
}

function isReadable(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
