/** One import of a module: `from` as written, resolved by `place.ts`. */
export interface Import {
  readonly from: string;
  readonly line: number;
  /** nothing of it is left when the program runs */
  readonly typesOnly: boolean;
  /** fetched only when it is needed: `import("./page.tsx")` */
  readonly late: boolean;
}

/** A name of the surroundings that a module uses: "console", "Date.now", "new Date()". */
export interface Use {
  readonly name: string;
  readonly line: number;
}

/** A number or a text that stands in the code. */
export interface Literal {
  readonly value: number | string;
  readonly line: number;
}

/** What the check needs to know of one source file. */
export interface Module {
  /** from the checkout's root, with forward slashes: "packages/kernel/src/stats/sum.ts" */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly uses: readonly Use[];
  readonly literals: readonly Literal[];
  readonly exports: readonly Use[];
  /** where `expect(…)` is handed what a page says at this moment: "count", "textContent", "url" */
  readonly saidNow: readonly Use[];
  /** why it could not be read, or null */
  readonly unreadable: string | null;
}
