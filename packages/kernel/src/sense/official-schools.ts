import type { FormIndex } from "./form-index.ts";
import { type HeadValue, headsOf } from "./official-heads.ts";
import type { KnownPage } from "./official-recognise.ts";

/** The sheets that belong to one school. */
export interface OfficialSchool {
  readonly code: string | null;
  readonly pages: readonly KnownPage[];
  readonly heads: ReadonlyMap<string, HeadValue>;
}

/** The same sheet of the same school twice. */
export interface TwicePage {
  readonly first: KnownPage;
  readonly second: KnownPage;
  readonly code: string | null;
}

/** Whether a school is of one of these kinds; of any where none are named. */
export function isOfKind(school: OfficialSchool | undefined, kinds: readonly string[]): boolean {
  const kind = school?.heads.get("school_kind")?.value;
  return kinds.length === 0 || (typeof kind === "string" && kinds.includes(kind));
}

interface HeadedPage {
  readonly known: KnownPage;
  readonly heads: readonly HeadValue[];
}

/**
 * Puts the sheets of each school together: by the code on the sheet, else on another sheet of the file, else in the file's or
 * folder's name, else by the one school whose files stand in the same folder. What has no code stays by itself.
 *
 * @returns schools in order of their codes, those without code last
 */
export function schoolsOf(
  known: readonly KnownPage[],
  index: FormIndex,
): { readonly schools: readonly OfficialSchool[]; readonly twice: readonly TwicePage[] } {
  const headed = known.map((one) => ({ known: one, heads: headsOf(one, index) }));
  const groups = new Map<string, { code: string | null; pages: HeadedPage[] }>();
  const codeOf = codeFinder(headed);
  const nameOfPage = nameFinder(headed);
  for (const page of headed) {
    const code = codeOf(page);
    const key = code ?? `\u001f${page.known.page.file}\u001f${nameOfPage(page)}`;
    const group = groups.get(key) ?? { code, pages: [] };
    group.pages.push(page);
    groups.set(key, group);
  }
  const twice: TwicePage[] = [];
  const schools = [...groups.entries()]
    .toSorted(([a], [b]) => Number(a.startsWith("\u001f")) - Number(b.startsWith("\u001f")) || (a < b ? -1 : 1))
    .map(([, { code, pages }]) => schoolOf(code, pages, twice));
  return { schools, twice };
}

function schoolOf(code: string | null, pages: readonly HeadedPage[], twice: TwicePage[]): OfficialSchool {
  const bySheet = new Map<string, HeadedPage>();
  for (const page of pages) {
    const first = bySheet.get(page.known.sheet.code);
    if (first === undefined) bySheet.set(page.known.sheet.code, page);
    else twice.push({ first: first.known, second: page.known, code });
  }
  const kept = [...bySheet.values()];
  const heads = new Map<string, HeadValue>();
  for (const head of kept.flatMap((page) => page.heads)) {
    const before = heads.get(head.fact);
    if (before === undefined || (before.seen === "" && head.seen !== "")) heads.set(head.fact, head);
  }
  return { code, pages: kept.map(({ known }) => known), heads };
}

function codeFinder(pages: readonly HeadedPage[]): (page: HeadedPage) => string | null {
  const ofFile = firstCodes(pages, (page) => page.known.page.file);
  const ofFolder = firstCodes(pages, (page) => folderOf(page.known.page.file));
  return (page) => {
    const { file } = page.known.page;
    return (
      ownCode(page) ??
      only(ofFile.get(file)) ??
      /(?<!\d)\d{10,12}(?!\d)/.exec(file)?.[0] ??
      (folderOf(file) === "" ? null : only(ofFolder.get(folderOf(file))))
    );
  };
}

function firstCodes(pages: readonly HeadedPage[], keyOf: (page: HeadedPage) => string): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  for (const page of pages) {
    const code = ownCode(page);
    if (code !== null) codes.set(keyOf(page), (codes.get(keyOf(page)) ?? new Set()).add(code));
  }
  return codes;
}

function ownCode({ heads }: HeadedPage): string | null {
  const value = heads.find(({ fact }) => fact === "school_code")?.value;
  return typeof value === "string" ? value : null;
}

/** Several schools without a code in one workbook are told apart by their names; a sheet without one goes with the only one. */
function nameFinder(pages: readonly HeadedPage[]): (page: HeadedPage) => string {
  const ofFile = new Map<string, Set<string>>();
  for (const page of pages) {
    const { file } = page.known.page;
    const name = ownName(page);
    if (name !== "") ofFile.set(file, (ofFile.get(file) ?? new Set()).add(name));
  }
  return (page) => ownName(page) || (only(ofFile.get(page.known.page.file)) ?? "");
}

function ownName({ heads }: HeadedPage): string {
  const value = heads.find(({ fact }) => fact === "school_name")?.value;
  return typeof value === "string" ? value : "";
}

function only(codes: ReadonlySet<string> | undefined): string | null {
  return codes?.size === 1 ? (codes.values().next().value ?? null) : null;
}

function folderOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
}
