import { readFile } from "node:fs/promises";
import { parseFormula } from "@youheng/kernel/model";
import type { Expr } from "@youheng/kernel/model";
import { parse } from "yaml";
import { z } from "zod";

const FILE = new URL("../../../../../policy/forms/cn-quality-balance-application/application.yaml", import.meta.url);

const words = z.strictObject({ zh: z.string(), en: z.string() });

/** A formula over facts of the county, by their ids. */
const formula = z.string().transform((text, context): Expr => {
  const names = new Map([...text.matchAll(/[a-z][a-z0-9_]*/g)].map(([name]) => [name, name]));
  for (const call of ["sum", "mean", "min", "max", "count"]) names.delete(call);
  const { expr } = parseFormula(text, names);
  if (expr !== null) return expr;
  context.addIssue({ code: "custom", message: `not a formula: ${text}` });
  return z.NEVER;
});

const schools = z.strictObject({
  schools: z.array(z.string()),
  of: z.array(z.string()).optional(),
  at_least: z.number().optional(),
});
const total = z.strictObject({ sum: z.string(), stage: z.string(), except: z.array(z.string()) });
const county = z.strictObject({ formula });
const figure = z.union([schools, total, county]).nullable();

const count = z.strictObject({ kinds: z.array(z.string()), of: z.array(z.string()), over: z.number() });

const figures = z.strictObject({
  kind: z.literal("figures"),
  sheet: words,
  title: words,
  rows: z.array(words),
  columns: z.array(
    z.strictObject({
      code: z.string(),
      group: words,
      name: words,
      format: z.string().optional(),
      cells: z.array(figure),
    }),
  ),
  note: words.optional(),
});
const byIndicator = {
  sheet: words,
  title: words,
  rows: z.array(words).length(2),
  overall: words,
  note: words.optional(),
};
const meeting = z.strictObject({ kind: z.literal("meeting"), ...byIndicator });
const balance = z.strictObject({ kind: z.literal("balance"), ...byIndicator });
const sections = z.strictObject({
  kind: z.literal("sections"),
  sheet: words,
  title: words,
  heads: z.array(words).length(6),
  verdict: words,
  remark: words,
  note: words.optional(),
});
const requirementRow = z.strictObject({
  name: words,
  requirements: z.array(z.string()),
  value: z.string().optional(),
  counts: z.record(z.string(), count).optional(),
  says: words.optional(),
});
const requirements = z.strictObject({
  kind: z.literal("requirements"),
  sheet: words,
  title: words,
  heads: z.array(words).length(3),
  rows: z.array(requirementRow),
  note: words.optional(),
});

const layout = z.strictObject({
  id: z.string(),
  indicators: z.array(z.string()),
  standing: z.enum(["official", "secondary", "unconfirmed"]),
  source: words,
  words: z.strictObject({
    yes: words,
    no: words,
    blank: words,
    met: words,
    floor: words,
    below: words,
    between: words,
    schools_meeting: words,
    no_mean: words,
    private_sponsor: words,
  }),
  tables: z.array(z.discriminatedUnion("kind", [figures, meeting, balance, sections, requirements])),
});

/** The application tables 申报表 as data: titles, rows, columns, and where each cell comes from. */
export type ApplicationLayout = z.infer<typeof layout>;
export type ApplicationTable = ApplicationLayout["tables"][number];
export type TableOf<Kind extends ApplicationTable["kind"]> = Extract<ApplicationTable, { readonly kind: Kind }>;
export type Figure = z.infer<typeof figure>;
export type RequirementRow = z.infer<typeof requirementRow>;
export type Count = z.infer<typeof count>;

let read: Promise<ApplicationLayout> | null = null;

/**
 * The layout of the application tables, read once.
 *
 * @throws  Error when the file is not as the program needs it, with the place in it
 * @source  policy/forms/cn-quality-balance-application: standing unconfirmed
 */
export function applicationLayout(): Promise<ApplicationLayout> {
  read ??= readFile(FILE, "utf8").then((text) => layout.parse(parse(text)));
  return read;
}

/** A place to fill in a sentence: a formula over county facts, with the digits it is shown with. */
export interface Slot {
  readonly text: string;
  readonly digits: string;
}

/** The sentence of a row, cut at its places to fill. @example slotsOf("入学{a / b | 0.0%}") // ["入学", { text: "a / b", digits: "0.0%" }, ""] */
export function slotsOf(sentence: string): readonly (string | Slot)[] {
  return sentence.split(/\{([^{}]*)\}/).map((part, i) => {
    if (i % 2 === 0) return part;
    const [text = "", digits = "0"] = part.split("|").map((one) => one.trim());
    return { text, digits };
  });
}

/** The formula in a place to fill. @throws Error where it is none */
export function slotFormula({ text }: Slot): Expr {
  return formula.parse(text);
}
