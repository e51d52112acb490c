import type { Drawing } from "../drawing/drawing.ts";

/** A report as blocks, from which HTML, DOCX and PDF are written: one content, three forms. */
export interface ReportContent {
  readonly lang: string;
  readonly title: string;
  readonly subtitle: string;
  readonly preparedOn: string;
  readonly blocks: readonly Block[];
}

export type Block = Heading | Paragraph | Bullets | Table | Figure | Picture | Signatures;

export interface Heading {
  readonly kind: "heading";
  readonly text: string;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: string;
  /** verdict: the one sentence to read · note: small print */
  readonly tone: "verdict" | "plain" | "note";
}

export interface Bullets {
  readonly kind: "bullets";
  readonly items: readonly string[];
}

export interface Table {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly note?: string;
  /** many columns: small letters */
  readonly dense?: boolean;
}

export interface TableColumn {
  readonly head: string;
  /** relative width */
  readonly width: number;
  readonly align: "left" | "right" | "center";
}

export interface TableCell {
  readonly text: string;
  /** short: falls short; the text says so too */
  readonly tone?: "short" | "strong";
  /** how dark it is; the number that it stands for is in the text */
  readonly heat?: Heat;
}

/** Three steps of a heat table; none: pale. */
export type Heat = 1 | 2 | 3;

/** The colours of the steps, the same in every form of the report. */
export const HEAT: Readonly<Record<Heat, string>> = { 1: "#fdf1e3", 2: "#f9d9b3", 3: "#efb074" };

/** A chart: one line for each indicator, with its limit. */
export interface Figure {
  readonly kind: "figure";
  readonly caption: string;
  readonly chart: Chart;
}

/** Drawings side by side, with words around them; what the marks mean stands in the note. */
export interface Picture {
  readonly kind: "picture";
  readonly caption: string;
  readonly note: string;
  /** so many panels in a row */
  readonly across: number;
  readonly panels: readonly Panel[];
}

export interface Panel {
  /** above the drawing */
  readonly title: string;
  /** under it: the figure it shows */
  readonly shown: string;
  readonly short: boolean;
  readonly drawing: Drawing;
}

export interface Chart {
  readonly shape: "bar" | "dot" | "spread";
  readonly lines: readonly ChartLine[];
  /** word beside the mark of the limit */
  readonly limitWord: string;
  readonly axisWord: string;
  /** where the axis ends; absent: a little beyond the largest number */
  readonly end?: number;
}

export interface ChartLine {
  readonly label: string;
  /** null: there is no number */
  readonly value: number | null;
  readonly limit: number;
  readonly shown: string;
  readonly short: boolean;
  /** spread: every school's value, smallest first */
  readonly points?: readonly ChartPoint[];
  /** spread: below this a value may not be */
  readonly floor?: number;
}

/** One school on a line. */
export interface ChartPoint {
  readonly value: number;
  readonly tone: "met" | "short" | "low";
  /** the school that the report is about */
  readonly own: boolean;
}

/** Lines to sign on. */
export interface Signatures {
  readonly kind: "signatures";
  readonly labels: readonly string[];
}

export const heading = (text: string): Heading => ({ kind: "heading", text });
export const plain = (text: string): Paragraph => ({ kind: "paragraph", text, tone: "plain" });
export const note = (text: string): Paragraph => ({ kind: "paragraph", text, tone: "note" });
export const bullets = (items: readonly string[]): Bullets => ({ kind: "bullets", items });

/** A cell; `short` where it falls short. */
export function cell(text: string, short = false): TableCell {
  return short ? { text, tone: "short" } : { text };
}
