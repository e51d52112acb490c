import type { DrawMethod, SeedSource } from "@youheng/kernel/decide";

/** What was typed into the form of a new draw. */
export interface TypedRules {
  readonly title: string;
  readonly method: DrawMethod;
  readonly schools: string;
  readonly priorities: string;
  readonly kind: SeedSource["kind"];
  readonly count: string;
  readonly source: string;
  readonly drawDate: string;
  readonly deleteOn: string;
}

/** The cells of a line pasted from a spreadsheet or typed with commas. */
function cellsOf(line: string): readonly string[] {
  return line.split(/[\t,，;；]/).map((cell) => cell.trim());
}

function linesOf(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(cellsOf);
}

/** A whole number where it is one; otherwise the text, which the server will find wrong and say so. */
function countOf(text: string | undefined): number | string {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : (text ?? "");
}

/**
 * The rules as the server reads them (JSON is YAML). Nothing is judged here.
 *
 * @example rulesText({ …typed, schools: "S1, 第一小学, 120, 5" }) // '{"title":…,"schools":[{"school_code":"S1",…}]}'
 */
export function rulesText(typed: TypedRules): string {
  const seed =
    typed.method === "ring"
      ? { kind: "balls", source: typed.source }
      : { kind: typed.kind, source: typed.source, ...(typed.kind === "public" ? {} : { count: countOf(typed.count) }) };
  const rules = {
    title: typed.title,
    method: typed.method,
    schools: linesOf(typed.schools).map(([code, name, places, held]) => ({
      school_code: code,
      name,
      places: countOf(places),
      ...(held === undefined || held === "" ? {} : { held_back: countOf(held) }),
    })),
    priorities: linesOf(typed.priorities).map(([number, ...words]) => ({
      class: countOf(number),
      name: words.join("，"),
    })),
    seed,
    draw_date: typed.drawDate === "" ? null : typed.drawDate,
    delete_on: typed.deleteOn === "" ? null : typed.deleteOn,
  };
  return JSON.stringify(rules, null, 1);
}
