import { TextRun } from "docx";

/** How letters look: size in half points. */
export interface Letters {
  readonly bold?: boolean;
  readonly size?: number;
  readonly color?: string;
}

/** The fonts of an official document: what Word and WPS in China have; others substitute. */
export const FONT = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "SimSun" };
export const HEAD_FONT = { ascii: "Arial", hAnsi: "Arial", cs: "Arial", eastAsia: "SimHei" };

/** A run of text. Characters that XML cannot carry are left out. */
export function run(text: string, letters: Letters = {}): TextRun {
  return new TextRun({ text: text.replaceAll(FORBIDDEN, ""), ...letters });
}

// eslint-disable-next-line no-control-regex -- these are the characters to be found
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
