import { Worker } from "node:worker_threads";
import { type Enrolment, type ExpectedStudents, expectedStudents, type Forecast } from "@youheng/kernel/foresee";
import { stageEntries } from "../policy/index.ts";
import { digestOf, type Store } from "../store/index.ts";
import { groundOfHistory, historyOfRegion, type RegionHistory } from "./history-of-region.ts";

/** A region's forecast, as plans take students from it. */
export interface RegionForecast {
  /** digest of the files and returns it was told from */
  readonly digest: string;
  readonly lastYear: number;
  readonly years: readonly number[];
  /** students of each school and stage in one of `years` */
  readonly studentsIn: (schoolYear: number) => readonly ExpectedStudents[];
}

/** Forecasts that were made, by the digest of all that went in. */
export type ForecastShelf = Map<string, Promise<RegionForecast | null>>;

/** So many forecasts are kept in memory. */
const KEPT = 12;
/** Years ahead that plans may look; farther the intervals are wide. */
const HORIZON = 5;

/**
 * The forecast of a region from its history: files where they were brought, else its published returns.
 *
 * @param stages  ids of the stages of the standard
 * @returns       null where nothing is known of the past
 */
export async function forecastOfRegion(
  { store, forecasts }: { readonly store: Store; readonly forecasts: ForecastShelf },
  regionCode: string,
  stages: readonly string[],
): Promise<RegionForecast | null> {
  const ground = await groundOfHistory(store, regionCode);
  const digest = digestOf({
    regionCode,
    stages,
    files: ground.files.map((file) => [file.kind, file.digest]),
    returns: ground.versions.map((one) => [one.schoolYear, one.number, one.digest]),
    schools: ground.schools?.number ?? null,
  });
  const made = forecasts.get(digest) ?? madeForecast(digest, historyOfRegion(store, ground, stages));
  forecasts.set(digest, made);
  for (const old of [...forecasts.keys()].slice(0, Math.max(0, forecasts.size - KEPT))) forecasts.delete(old);
  made.catch(() => forecasts.delete(digest));
  return await made;
}

async function madeForecast(digest: string, asked: Promise<RegionHistory>): Promise<RegionForecast | null> {
  const { enrolment, births, places } = await asked;
  if (enrolment === null) return null;
  const stated = [...new Map(places.map(({ stage, entryGrade }) => [stage, entryGrade]))];
  const entries = stated.length > 0 ? stated.map(([stage, grade]) => ({ stage, grade })) : await stageEntries();
  const { last_year: lastYear, forecasts } = await inThread({ enrolment, births, horizon: HORIZON });
  const { grades } = enrolment;
  return {
    digest,
    lastYear,
    years: Array.from({ length: HORIZON }, (_, i) => lastYear + i + 1),
    studentsIn: (schoolYear) => expectedStudents(forecasts, { grades, entries, schoolYear }),
  };
}

async function inThread(ask: {
  readonly enrolment: Enrolment;
  readonly births: RegionHistory["births"];
  readonly horizon: number;
}): Promise<Pick<Forecast, "last_year" | "forecasts">> {
  const worker = new Worker(new URL("./forecast-worker.ts", import.meta.url), { workerData: ask });
  try {
    return await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`the thread of a forecast ended with ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
