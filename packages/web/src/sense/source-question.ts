import { queryOptions } from "@tanstack/react-query";
import type { Place } from "@youheng/kernel/model";
import type { SourceView } from "@youheng/server/api";
import { ask } from "../ask/index.ts";

/** A cell that can be opened: its address is known. */
export interface SourceCellPlace extends Place {
  readonly cell: string;
}

/** True when the place names a cell, so that it can be opened. */
export function namesCell(place: Place | undefined): place is SourceCellPlace {
  return place?.cell !== undefined;
}

/** The address of the file that a version was read from. */
export function sourceFileAddress(version: string): string {
  return `/api/versions/${encodeURIComponent(version)}/source/file`;
}

/** The uploaded file of a version around a cell; an upload never changes. */
export const sourceQuestion = (version: string, { file, sheet, cell }: SourceCellPlace) =>
  queryOptions({
    queryKey: ["source", version, file ?? "", sheet ?? "", cell],
    queryFn: () => {
      const query = new URLSearchParams({ cell });
      if (sheet) query.set("sheet", sheet);
      if (file) query.set("file", file);
      return ask<SourceView>(`/api/versions/${encodeURIComponent(version)}/source?${query.toString()}`);
    },
    staleTime: Infinity,
  });
