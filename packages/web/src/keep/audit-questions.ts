import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { AuditVerdictView, AuditView } from "@youheng/server/api";
import { ask } from "../ask/index.ts";

/** What is looked for in the audit; empty: all. */
export interface AuditSearch {
  readonly region?: string;
  readonly who?: string;
  readonly what?: string;
  /** part of the subject */
  readonly subject?: string;
  /** "2027-08-31": this day and later, this day and earlier */
  readonly from?: string;
  readonly to?: string;
}

export const rowsAtOnce = 100;

/** The audit page by page, newest first. */
export const auditQuestion = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ["audit", search],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) => {
      const said = new URLSearchParams({ most: String(rowsAtOnce), ...search });
      if (pageParam !== null) said.set("before", String(pageParam));
      return ask<AuditView[]>(`/api/audit?${said}`);
    },
    getNextPageParam: (last) => (last.length < rowsAtOnce ? null : (last.at(-1)?.id ?? null)),
  });

/** Asked only when somebody wants it: it walks every row. */
export const verdictQuestion = queryOptions({
  queryKey: ["audit-verdict"],
  queryFn: () => ask<AuditVerdictView>("/api/audit/verdict"),
  enabled: false,
  staleTime: 0,
  gcTime: 0,
});
