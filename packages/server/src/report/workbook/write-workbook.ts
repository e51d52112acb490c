import ExcelJS from "exceljs";
import { applicationLayout } from "../application/application-layout.ts";
import { writeApplication } from "../application/write-application.ts";
import type { ReportSubject } from "../report-subject.ts";
import { withZipDates } from "../zip-dates.ts";
import { writeDataSheet } from "./data-sheet.ts";
import { writeLeftOutSheet, writeNotesSheet } from "./notes-sheet.ts";
import { writeOverviewSheet } from "./overview-sheet.ts";
import { writeParameterSheet } from "./parameter-sheet.ts";
import { writeRequirementSheet } from "./requirement-sheet.ts";
import { writeSchoolRequirementSheet } from "./school-requirement-sheet.ts";
import { writeStageSheet } from "./stage-sheet.ts";
import { workbookPlan } from "./workbook-plan.ts";
import { writeWorkingSheet } from "./working-sheet.ts";

/**
 * The tables of an assessment as a workbook in which every derived cell is a living formula: change a figure or a limit, and
 * values, items met, verdicts, gaps, means and CVs follow. The results stand in the cells too, as the kernel found them.
 */
export async function writeWorkbook(subject: ReportSubject): Promise<Uint8Array> {
  const plan = workbookPlan(subject, await applicationLayout());
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "Youheng";
  workbook.created = new Date(`${subject.ask.preparedOn}T00:00:00Z`);
  workbook.modified = workbook.created;
  workbook.calcProperties.fullCalcOnLoad = true;
  writeOverviewSheet(workbook, plan);
  writeApplication(workbook, plan);
  for (const stage of plan.stages) writeStageSheet(workbook, plan, stage);
  for (const stage of plan.stages) writeWorkingSheet(workbook, plan, stage);
  if (subject.ask.scope === "district") {
    writeRequirementSheet(workbook, plan);
    writeSchoolRequirementSheet(workbook, plan);
  }
  writeDataSheet(workbook, plan);
  writeParameterSheet(workbook, plan);
  if (subject.ask.scope === "district") writeLeftOutSheet(workbook, plan);
  writeNotesSheet(workbook, plan);
  return withZipDates(new Uint8Array(await workbook.xlsx.writeBuffer()), subject.ask.preparedOn);
}
