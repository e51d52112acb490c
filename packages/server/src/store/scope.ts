import { AsyncLocalStorage } from "node:async_hooks";

/**
 * For whom we ask the database. Row-level security shows and takes only the rows of this scope, whatever the query says:
 * a route that forgets a condition finds nothing rather than a neighbour's rows (decision 0070).
 */
export interface Scope {
  /** rows of the regions from … to (both included): "330000" … "339999"; null: no whole region */
  readonly regions: { readonly from: string; readonly to: string } | null;
  /** the region whose schools are named, and the schools: rows of a table that has `school_code` */
  readonly home: string | null;
  readonly schools: readonly string[];
  /** whether anything may be written, beside the audit and what is derived */
  readonly writes: boolean;
}

const scopes = new AsyncLocalStorage<Scope | null>();

/** Runs the work for a scope: all its queries, also after awaiting. */
export function withScope<T>(scope: Scope, work: () => T): T {
  return scopes.run(scope, work);
}

/**
 * Runs the work as the server itself: every row. For what the server does of its own accord (the queue, summaries, signing in), and
 * where a use case has judged by itself what may be given out; say why beside each use.
 */
export function asSystem<T>(work: () => T): T {
  return scopes.run(null, work);
}

/** The scope of the code that runs now; null: the server itself. Outside a request it is the server itself. */
export function currentScope(): Scope | null {
  return scopes.getStore() ?? null;
}

/** Whether rows of a region may be written in a scope; the server itself may write all. */
export function mayWriteIn(scope: Scope | null, regionCode: string): boolean {
  if (scope === null) return true;
  const { regions, writes } = scope;
  return writes && regions !== null && regions.from <= regionCode && regionCode <= regions.to;
}

/** Keeps the scope of now for a function that is called later from elsewhere: by a stream, say. */
export function keepingScope<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  return AsyncLocalStorage.bind(work);
}
