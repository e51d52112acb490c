import {
  type CatchmentAsk,
  type CoordinateSystem,
  stateCatchments,
  type StatedCatchments,
} from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";
import type { ReturnSource } from "../../sense/index.ts";
import { createGroundLog } from "./ground-log.ts";
import { type GroundSchool, type GroundUnit, readSchools, readUnits } from "./read-ground.ts";
import { readCurrent, readDistances, readPairs } from "./read-pairs.ts";

/** The files of a catchment plan, and what is asked of it. */
export interface CatchmentFiles {
  readonly units: ReturnSource;
  readonly schools: ReturnSource;
  readonly pairs?: ReturnSource;
  readonly current?: ReturnSource;
  readonly distances?: ReturnSource;
  readonly system: CoordinateSystem | null;
  /** where files differ in their system: that of each; a file not named here is in `system` */
  readonly systems?: FileSystems;
  /** codes of candidates, which files of pairs and ways may name although they are not part of the plan */
  readonly beside?: readonly string[];
  readonly bounds: readonly [number, number];
  readonly detour: number;
  readonly longestM: number | null;
  readonly keepPriceM: number;
  readonly maySplit: boolean;
  readonly contiguous: boolean;
}

/** The system of coordinates of each file. */
export type FileSystems = Readonly<Partial<Record<"units" | "schools" | "candidates", CoordinateSystem | null>>>;

/** What was read, and the problem it states; null when the files have errors. */
export interface ReadCatchments {
  readonly units: readonly GroundUnit[];
  readonly schools: readonly GroundSchool[];
  readonly ask: CatchmentAsk | null;
  readonly stated: StatedCatchments | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads the files of a catchment plan and states the problem. Every mistake in every file is told at once.
 *
 * @example (await readCatchmentFiles(files)).findings // []
 */
export async function readCatchmentFiles(files: CatchmentFiles): Promise<ReadCatchments> {
  const log = createGroundLog();
  const units = await readUnits(files.units, files.systems?.units ?? files.system, log);
  const schools = await readSchools(files.schools, {
    system: files.systems?.schools ?? files.system,
    units,
    log,
  });
  const names = {
    units: units.map((one) => one.unit),
    schools: schools.map((one) => one.schoolCode),
    beside: files.beside ?? [],
    log,
  };
  const pairs = files.pairs === undefined ? { fixed: [], forbidden: [] } : await readPairs(files.pairs, names);
  const current = files.current === undefined ? null : await readCurrent(files.current, names);
  const waysM = files.distances === undefined ? null : await readDistances(files.distances, names);
  const isBad = log.list().some(({ severity }) => severity === "error");
  if (isBad) return { units, schools, ask: null, stated: null, findings: log.list() };
  const { bounds, detour, longestM, maySplit, contiguous } = files;
  const keep = current === null ? null : { current, priceM: files.keepPriceM };
  const ask: CatchmentAsk = { units, schools, bounds, detour, waysM, longestM, ...pairs, keep, maySplit, contiguous };
  const stated = stateCatchments(ask);
  tellGraph(stated, log);
  return { units, schools, ask, stated, findings: log.list() };
}

function tellGraph({ graph, bridges }: StatedCatchments, log: ReturnType<typeof createGroundLog>): void {
  if (graph === "centres")
    log.note(
      "DECIDE-013",
      {},
      {
        zh: "地块只有中心点，没有边界：相邻按加布里埃尔图判断（两点之间的圆内没有第三点即相邻）。",
        en: "The units are points without borders: who is next to whom follows the Gabriel graph (no third point in the circle between two).",
        fix: "如要按真实边界判断，请用面状 GeoJSON。",
        fixEn: "For real borders give GeoJSON polygons.",
      },
    );
  for (const [from, to] of bridges)
    log.warning(
      "DECIDE-014",
      { field: from },
      {
        zh: `地块“${from}”与任何学校都不相连，按与最近的“${to}”相邻处理。`,
        en: `Unit "${from}" is joined to no school by borders; it was taken as next to the nearest, "${to}".`,
        fix: "请核对地块边界是否留有缝隙。",
        fixEn: "Check whether its border leaves a gap.",
      },
    );
}
