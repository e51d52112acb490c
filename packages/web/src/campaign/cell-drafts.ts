import type { FormCellValue } from "@youheng/server/api";

/** What was typed and is not saved yet, by column. Kept in the browser, so that a lost line or a closed page loses nothing. */
export type CellDrafts = Readonly<Record<string, FormCellValue>>;

const prefix = "youheng-form";

/** The place in the browser's storage for one account's drafts of one form. */
export function draftsKey(account: string, form: string): string {
  return `${prefix}:${account}:${form}`;
}

/** The drafts that were kept; none when there are none, or what is there cannot be read. */
export function keptDrafts(storage: Pick<Storage, "getItem">, key: string): CellDrafts {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? "{}");
    return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? (kept as CellDrafts) : {};
  } catch {
    return {};
  }
}

/** Keeps drafts; without any, the place is cleared. A full storage is no reason to stop typing. */
export function keepDrafts(storage: Pick<Storage, "setItem" | "removeItem">, key: string, drafts: CellDrafts): void {
  try {
    if (Object.keys(drafts).length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(drafts));
  } catch {
    // the drafts stay in the page
  }
}

/** The drafts without those whose values were taken meanwhile; one that was typed anew since stays. */
export function withoutSaved(drafts: CellDrafts, sent: CellDrafts): CellDrafts {
  return Object.fromEntries(
    Object.entries(drafts).filter(([column, value]) => !(column in sent && sent[column] === value)),
  );
}

/**
 * What a typed text means in a column of numbers: a number (full-width digits and thousands separators are read), nothing, or
 * undefined when it is no number yet.
 *
 * @example numberTyped("１,２００") // 1200
 */
export function numberTyped(text: string): number | null | undefined {
  const plain = text.normalize("NFKC").replaceAll(/[\s,，]/g, "");
  if (plain === "") return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
