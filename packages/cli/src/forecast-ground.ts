import { compileStandard } from "@youheng/kernel/assess";
import {
  type ChangedForecast,
  type Enrolment,
  type Forecast,
  type PlaceUse,
  placeUse,
  type PlaceWarning,
  placeWarnings,
  type PlannedPlaces,
  type SizeLists,
  sizeLists,
  stagesOfEnrolment,
  type StageNeeds,
  stageNeeds,
  studentsExpected,
} from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { bundleOf, officialGround, sizeLinesOrThrow } from "@youheng/server/policy";
import { readPlacesFile, readReturn } from "@youheng/server/sense";
import { WrongUsage } from "./exit.ts";
import { policyFor, type PolicyOptions } from "./policy-for.ts";

/** Options that say what there is today, so that it follows what is needed. */
export interface GroundedOptions extends PolicyOptions {
  readonly places?: string;
  readonly return?: string;
  readonly standard: string;
  readonly warning: string;
  readonly horizon: number;
}

/** What follows from a forecast; each part is there where its file was given. */
export interface ForecastFollows {
  readonly warnings?: readonly PlaceWarning[];
  readonly use?: readonly PlaceUse[];
  readonly needs?: readonly StageNeeds[];
  readonly sizes?: SizeLists;
}

/**
 * What follows from a forecast, given planned places (warnings, utilisation) and the newest return (needed classes, rooms and teachers; classes and schools
 * over the lines).
 *
 * @returns null when neither file is asked for
 * @throws  WrongUsage when there is no such standard
 */
export async function forecastFollows(
  said: Forecast | ChangedForecast,
  enrolment: Enrolment,
  options: GroundedOptions,
): Promise<{ readonly follows: ForecastFollows; readonly findings: readonly Finding[] } | null> {
  if (options.places === undefined && options.return === undefined) return null;
  const policy = await policyFor(options);
  for (const id of [options.standard, options.warning])
    if (!policy.standards.has(id)) throw new WrongUsage(`没有标准“${id}” · no standard “${id}”`);
  const read = options.places === undefined ? null : await readPlacesFile({ path: options.places });
  const places = read?.result ?? [];
  const stages = stagesOfEnrolment(enrolment, places);
  const warning = compileStandard(bundleOf(policy, options.warning));
  const ofPlaces =
    read === null
      ? {}
      : {
          warnings: placeWarnings(warning, said.forecasts, places),
          use: placeUse(warning, { enrolment, forecasts: said.forecasts, places, stages }),
        };
  const ofReturn = await returnFollows(said, { options, policy, stages });
  return {
    follows: { ...ofPlaces, ...ofReturn.follows },
    findings: [...(read?.findings ?? []), ...noStages(options, places), ...ofReturn.findings],
  };
}

interface ReturnGround {
  readonly options: GroundedOptions;
  readonly policy: Awaited<ReturnType<typeof policyFor>>;
  readonly stages: ReturnType<typeof stagesOfEnrolment>;
}

async function returnFollows(
  said: Forecast,
  { options, policy, stages }: ReturnGround,
): Promise<{ readonly follows: ForecastFollows; readonly findings: readonly Finding[] }> {
  if (options.return === undefined) return { follows: {}, findings: [] };
  const form = policy.forms.get("tidy") ?? [...policy.forms.values()][0]!;
  const official = officialGround(policy);
  const { result, findings } = await readReturn(
    { path: options.return },
    { form, fields: policy.fields, checks: true, official },
  );
  const years = Array.from({ length: options.horizon }, (_, step) => said.last_year + step + 1).map((schoolYear) => ({
    schoolYear,
    students: studentsExpected(said.forecasts, stages, schoolYear),
  }));
  const standard = compileStandard(bundleOf(policy, options.standard));
  return {
    follows: {
      needs: years.flatMap((year) => stageNeeds(standard, result.facts, year)),
      sizes: sizeLists(await sizeLinesOrThrow(), result.facts, years),
    },
    findings,
  };
}

/** Without planned places nobody says which grade begins a stage, and needs would be told grade by grade. */
function noStages({ return: file, places }: GroundedOptions, rows: readonly PlannedPlaces[]): readonly Finding[] {
  if (file === undefined || (places !== undefined && rows.length > 0)) return [];
  return [
    {
      code: "FORESEE-040",
      severity: "warning",
      where: "--places",
      place: {},
      zh: "没有学位数文件，不知道哪些年级属于哪个学段，班级和教师无法按学段推算。",
      en: "Without planned places it is not known which grades are which stage, and classes and teachers cannot be told by stage.",
      fix: "请用 --places 给出 unit,stage,entry_grade,planned_entry,capacity。",
      fixEn: "Give --places with unit,stage,entry_grade,planned_entry,capacity.",
      count: 1,
    },
  ];
}
