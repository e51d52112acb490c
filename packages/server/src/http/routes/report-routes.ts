import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { ringsOf } from "@youheng/kernel/stats";
import { dayOf } from "../../day-of.ts";
import {
  type AssessDeps,
  type OverviewDeps,
  regionsReportGround,
  type ReportGround,
  reportGround,
} from "../../assess/index.ts";
import {
  REPORT_FORMATS,
  type ReportAsk,
  type ReportFormat,
  writeRegionsReport,
  writeReport,
} from "../../report/index.ts";
import { Refusal } from "../../returns/index.ts";
import { access, inRegion } from "../access.ts";
import { answers } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import { regionCode, schoolYear, under } from "./region-routes.ts";

const types: Readonly<Record<ReportFormat, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  html: "text/html; charset=utf-8",
};

const form = {
  standard: z.string().max(100).meta({ example: "cn-quality-balance-2017" }),
  format: z.enum(REPORT_FORMATS),
  language: z.enum(["zh", "en"]).default("zh"),
};
const query = z.object({
  ...form,
  school_code: z.string().max(100).optional().meta({ description: "one school; absent: the district" }),
});

/** The assessment as a file to hand in. It is always downloaded, so that an HTML report never runs in our page's place. */
export function reportRoutes(plain: FastifyInstance, deps: OverviewDeps & { readonly now: () => Date }): void {
  regionReport(typed(plain), deps);
  regionsReport(typed(plain), deps);
}

/** The report on all regions of a province or city whose returns of the year are published. */
function regionsReport(app: Api, deps: OverviewDeps & { readonly now: () => Date }): void {
  app.get(
    "/assessments/overview/report",
    {
      config: access("assessment.read"),
      schema: {
        tags: ["assess"],
        summary: "全省、全市的汇总报告 the report on a province or city",
        querystring: z.object({ ...form, year: schoolYear, under }),
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const { format, language, standard, year, under: below } = request.query;
      const ground = await regionsReportGround(deps, { standardId: standard, schoolYear: year, under: below });
      const { of, names, title, boundaries } = ground;
      const bytes = await writeRegionsReport({
        of,
        format,
        language,
        names,
        ...(title === undefined ? {} : { title }),
        preparedOn: dayOf(deps.now()),
        boundaries: new Map([...boundaries].map(([code, text]) => [code, ringsOf(JSON.parse(text))])),
        lineage: { kernelVersion: deps.kernelVersion },
      });
      const name = [below || "all", year, standard].join("-");
      return reply
        .header("content-disposition", attachment(`${name}.${format}`))
        .type(types[format])
        .send(Buffer.from(bytes));
    },
  );
}

function regionReport(app: Api, deps: AssessDeps & { readonly now: () => Date }): void {
  app.get(
    "/regions/:code/years/:year/report",
    {
      config: access("assessment.read", inRegion),
      schema: {
        tags: ["assess"],
        summary: "可上报的评估报告 the report to hand in",
        params: z.object({ code: regionCode, year: schoolYear }),
        querystring: query,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const { code, year } = request.params;
      const { format, language, standard, school_code: schoolCode } = request.query;
      const about = { regionCode: code, schoolYear: year, standardId: standard };
      const ground = await reportGround(deps, { ...about, withOtherYears: schoolCode === undefined });
      const { answer } = ground;
      if (schoolCode !== undefined && !answer.result.facts.text["school_code"]?.includes(schoolCode))
        throw new Refusal("not-found", { zh: `没有学校 ${schoolCode}。`, en: `There is no school ${schoolCode}.` });
      const bytes = await writeReport({
        ...askOf(ground, deps),
        format,
        language,
        scope: schoolCode === undefined ? "district" : { schoolCode },
      });
      const name = [code, year, standard, schoolCode].filter((part) => part !== undefined).join("-");
      return reply
        .header("content-disposition", attachment(`${name}.${format}`))
        .type(types[format])
        .send(Buffer.from(bytes));
    },
  );
}

/** What every report of a county-year is written from, whatever its form, language and scope. */
export function askOf(
  { answer, otherYears, regionName, boundary, file }: ReportGround,
  deps: { readonly now: () => Date; readonly kernelVersion: string },
): Omit<ReportAsk, "language" | "scope"> {
  return {
    answer,
    group: 0,
    preparedOn: dayOf(deps.now()),
    regionName,
    otherYears,
    ...(boundary !== undefined && { boundary: ringsOf(JSON.parse(boundary)) }),
    lineage: { file: file.name, digest: file.digest, kernelVersion: deps.kernelVersion },
  };
}
