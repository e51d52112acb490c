import type { Feature, FeatureCollection } from "geojson";
import { queryOptions } from "@tanstack/react-query";
import type { Commitment, Receipt } from "@youheng/kernel/decide";
import type { Form } from "@youheng/kernel/model";
import type { LineageForm } from "@youheng/kernel/sense";
import type {
  CaseRunView,
  DifferenceView,
  DrawView,
  FactsView,
  GridsView,
  ImportView,
  LineageView,
  LocalStandardView,
  OutlookView,
  PlannedView,
  OverviewView,
  PolicyView,
  RegionView,
  SessionView,
  StandardView,
  VersionDetail,
  VersionView,
} from "@youheng/server/api";
import { ask, Problem } from "./ask.ts";

/** Everything the page asks the server for, each with its key. */
export const sessionQuestion = queryOptions({
  queryKey: ["session"],
  queryFn: () => ask<SessionView>("/api/session"),
  staleTime: 60_000,
});

export const regionsQuestion = queryOptions({
  queryKey: ["regions"],
  queryFn: () => ask<RegionView[]>("/api/regions"),
  staleTime: 30_000,
});

export const standardsQuestion = queryOptions({
  queryKey: ["standards"],
  queryFn: () => ask<StandardView[]>("/api/standards"),
  staleTime: Infinity,
});

export const standardQuestion = (id: string) =>
  queryOptions({
    queryKey: ["standard", id],
    queryFn: () => ask<PolicyView>(`/api/standards/${encodeURIComponent(id)}`),
    staleTime: Infinity,
  });

/** The published facts of a year, or of one version where it is named. */
export const factsQuestion = (region: string, year: number, version?: string) =>
  queryOptions({
    queryKey: ["facts", region, year, version ?? "published"],
    queryFn: () =>
      ask<FactsView>(
        version === undefined
          ? `/api/regions/${encodeURIComponent(region)}/years/${year}/facts`
          : `/api/versions/${encodeURIComponent(version)}/facts`,
      ),
    staleTime: Infinity,
  });

export const boundaryQuestion = (region: string) =>
  queryOptions({
    queryKey: ["boundary", region],
    queryFn: () => ask<FeatureCollection | Feature>(`/api/regions/${encodeURIComponent(region)}/boundary`),
    staleTime: Infinity,
  });

/** Many regions at once; asked again while some of them are being computed. */
export const overviewQuestion = (standard: string, year: number, under: string) =>
  queryOptions({
    queryKey: ["overview", standard, year, under],
    queryFn: () =>
      ask<OverviewView>(
        `/api/assessments/overview?standard=${encodeURIComponent(standard)}&year=${year}&under=${encodeURIComponent(under)}`,
      ),
    refetchInterval: (query) => ((query.state.data?.pending ?? 0) > 0 ? 700 : false),
    staleTime: 30_000,
  });

/** The lineage of a region's schools. */
export const lineageQuestion = (region: string) =>
  queryOptions({
    queryKey: ["lineage", region],
    queryFn: () => ask<LineageView>(`/api/regions/${encodeURIComponent(region)}/lineage`),
    staleTime: 60_000,
  });

/** What a lineage may say, as the policy states it. */
export const lineageFormQuestion = queryOptions({
  queryKey: ["lineage", "form"],
  queryFn: () => ask<LineageForm>("/api/lineage-form"),
  staleTime: Infinity,
});

/** The boundaries of many regions, for one picture. */
export const boundariesQuestion = (under: string) =>
  queryOptions({
    queryKey: ["boundary", "under", under],
    queryFn: () => ask<FeatureCollection>(`/api/boundaries?under=${encodeURIComponent(under)}`),
    staleTime: 300_000,
  });

export const versionsQuestion = (region: string, year: number) =>
  queryOptions({
    queryKey: ["versions", region, year],
    queryFn: () => ask<VersionView[]>(`/api/regions/${encodeURIComponent(region)}/years/${year}/versions`),
  });

export const versionQuestion = (id: string) =>
  queryOptions({
    queryKey: ["version", id],
    queryFn: () => ask<VersionDetail>(`/api/versions/${encodeURIComponent(id)}`),
  });

export const differenceQuestion = (id: string, from: string) =>
  queryOptions({
    queryKey: ["difference", id, from],
    queryFn: () =>
      ask<DifferenceView>(`/api/versions/${encodeURIComponent(id)}/difference?from=${encodeURIComponent(from)}`),
    staleTime: Infinity,
  });

const underWay = new Set(["waiting", "reading", "saving"]);

/** An import; asked again while it is under way. */
export const importQuestion = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: () => ask<ImportView>(`/api/imports/${encodeURIComponent(id)}`),
    refetchInterval: (query) => (query.state.data && underWay.has(query.state.data.state) ? 300 : false),
  });

/** The sheets of an upload, to be pointed at; of a zip those of one workbook. */
export const sheetsQuestion = (id: string, file: string | undefined) =>
  queryOptions({
    queryKey: ["import", id, "sheets", file ?? ""],
    queryFn: () =>
      ask<GridsView>(
        `/api/imports/${encodeURIComponent(id)}/sheets${file === undefined ? "" : `?file=${encodeURIComponent(file)}`}`,
      ),
    staleTime: Infinity,
  });

/** True while nothing is wrong that asking again could not mend. */
export function mayRetry(count: number, error: Error): boolean {
  if (error instanceof Problem && error.view.status >= 400 && error.view.status < 500) return false;
  return count < 2;
}

/** The form of one row a school, with its columns as the policy states them. */
export const formQuestion = (id: string) =>
  queryOptions({
    queryKey: ["form", id],
    queryFn: () => ask<Form>(`/api/forms/${encodeURIComponent(id)}`),
    staleTime: Infinity,
  });

/** The worked examples of a standard, run by the server when asked. */
export const casesQuestion = (id: string) =>
  queryOptions({
    queryKey: ["standard", id, "cases"],
    queryFn: () => ask<CaseRunView[]>(`/api/standards/${encodeURIComponent(id)}/cases`),
    staleTime: Infinity,
  });

export const localStandardsQuestion = queryOptions({
  queryKey: ["standards", "local"],
  queryFn: () => ask<LocalStandardView[]>("/api/local-standards"),
});

/** The draws of a region, newest first. */
export const drawsQuestion = (region: string) =>
  queryOptions({
    queryKey: ["draws", region],
    queryFn: () => ask<DrawView[]>(`/api/regions/${encodeURIComponent(region)}/draws`),
  });

export const drawQuestion = (id: string) =>
  queryOptions({ queryKey: ["draw", id], queryFn: () => ask<DrawView>(`/api/draws/${encodeURIComponent(id)}`) });

/** Draws that anyone may see, without signing in. */
export const publicDrawsQuestion = queryOptions({
  queryKey: ["public-draws"],
  queryFn: () => ask<DrawView[]>("/api/public/draws"),
});

export const publicDrawQuestion = (id: string) =>
  queryOptions({
    queryKey: ["public-draw", id],
    queryFn: () => ask<DrawView>(`/api/public/draws/${encodeURIComponent(id)}`),
    refetchInterval: (query) => (query.state.data?.state === "seeded" ? 3000 : false),
  });

/** What was published before a draw, with the digest of every line. */
export const commitmentQuestion = (id: string) =>
  queryOptions({
    queryKey: ["commitment", id],
    queryFn: () => ask<Commitment>(`/api/public/draws/${encodeURIComponent(id)}/commitment`),
    staleTime: Infinity,
  });

/** The receipt of a draw: large, and never another. */
export const receiptQuestion = (id: string) =>
  queryOptions({
    queryKey: ["receipt", id],
    queryFn: () => ask<Receipt>(`/api/public/draws/${encodeURIComponent(id)}/receipt`),
    staleTime: Infinity,
  });

/** What is coming for a region; made in a thread of the server, kept there under its lineage. */
export const outlookQuestion = (region: string) =>
  queryOptions({
    queryKey: ["outlook", region],
    queryFn: () => ask<OutlookView>(`/api/regions/${encodeURIComponent(region)}/outlook`),
    staleTime: 60_000,
  });

/** What is planned in a region, row by row. */
export const plannedQuestion = (region: string) =>
  queryOptions({
    queryKey: ["planned", region],
    queryFn: () => ask<PlannedView>(`/api/regions/${encodeURIComponent(region)}/planned`),
    staleTime: 0,
  });
