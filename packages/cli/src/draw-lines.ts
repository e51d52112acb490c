import type { Commitment, Guarantee, Receipt, ReceiptVerdict } from "@youheng/kernel/decide";

const METHODS = {
  random_numbers: "随机号，志愿优先 · random numbers, preferences in order",
  ring: "起始号 + 等差数 · start number and common difference on a ring",
  deferred_acceptance: "延迟接受 · deferred acceptance",
} as const;
const MARKS = { yes: "✓ 保证 yes", partly: "~ 有条件 partly", no: "✗ 不保证 no" } as const;
const NAMED = 20;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What is to be published, and where it was written. @example commitmentLines(commitment, "c.json")[0] */
export function commitmentLines(commitment: Commitment, out: string | undefined): readonly string[] {
  const { rules, applicants, numbers } = commitment;
  const places = sum(rules.schools.map((school) => school.places - school.held_back));
  return [
    rules.title.zh || rules.title.en || "摇号 draw",
    `方法 method: ${METHODS[rules.method]}`,
    `报名 applicants: ${applicants} · 号码 numbers: ${numbers} · 学位 places: ${places} · 学校 schools: ${rules.schools.length}`,
    `种子来源 the seed comes from: ${rules.seed.source}`,
    "请公布 publish:",
    `  ${commitment.commitment_digest}`,
    ...(out === undefined
      ? []
      : [`已写出 written: ${out}；盐另存，摇号前保密 the salt beside it: keep it secret until the draw`]),
  ];
}

/** What a method promises. @example guaranteeLines([]) // ["这一方法 · this method"] */
export function guaranteeLines(list: readonly Guarantee[]): readonly string[] {
  return [
    "这一方法 · this method",
    ...list.flatMap(({ holds, zh, en }) => [`  ${MARKS[holds]}  ${zh}`, `      ${en}`]),
  ];
}

/** What came of a draw, school by school. @example receiptLines(receipt, undefined)[0] */
export function receiptLines(receipt: Receipt, out: string | undefined): readonly string[] {
  const names = new Map(receipt.commitment.rules.schools.map(({ school_code, name }) => [school_code, name]));
  const admitted = sum(receipt.schools.map((school) => school.admitted));
  return [
    `种子 seed: ${receipt.seed.text}`,
    `录取 placed: ${admitted} / ${receipt.list.length}`,
    ...receipt.schools.map(
      ({ school_code, places, admitted: taken, waiting }) =>
        `  ${school_code} ${names.get(school_code) ?? ""}  ${taken} / ${places}  候补 waiting ${waiting}`,
    ),
    `承诺摘要 digest of before the draw: ${receipt.commitment.commitment_digest}`,
    `收据摘要 digest of the receipt:     ${receipt.receipt_digest}`,
    ...(out === undefined ? [] : [`已写出 written: ${out}；核对 to check: youheng draw verify ${out}`]),
  ];
}

/** The verdict, check by check, and what it still takes. */
export function verdictLines(
  { verified, commitment_digest, checks }: ReceiptVerdict,
  receipt: Receipt,
  held: { readonly digest?: string; readonly commitment?: string },
): readonly string[] {
  const lines = checks.flatMap(({ holds, zh, en, what }) => [
    `${holds ? "✓" : "✗"} ${zh} · ${en}`,
    ...(what.length === 0
      ? []
      : [`    ${what.slice(0, NAMED).join("、")}${what.length > NAMED ? ` … (${what.length})` : ""}`]),
  ]);
  const alone = held.digest === undefined && held.commitment === undefined && commitment_digest !== null;
  return [
    ...lines,
    verified ? `核对无误 · verified（${receipt.list.length}）` : "与收据不符 · it does not verify",
    ...(alone
      ? [`请与摇号前公布的摘要比较 · compare with the digest published before the draw: ${commitment_digest}`]
      : []),
  ];
}
