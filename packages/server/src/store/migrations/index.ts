import type { Kysely } from "kysely";
import * as firstTables from "./0001-first-tables.ts";
import * as localStandards from "./0002-local-standards.ts";
import * as keptBundles from "./0003-kept-bundles.ts";
import * as schoolLineage from "./0004-school-lineage.ts";
import * as places from "./0010-places.ts";
import * as draws from "./0013-draws.ts";
import * as historyFiles from "./0017-history-files.ts";
import * as teachers from "./0015-teachers.ts";
import * as people from "./0020-people.ts";
import * as campaign from "./0021-campaign.ts";
import * as act from "./0022-act.ts";
import * as auditChain from "./0030-audit-chain.ts";
import * as auditStrands from "./0031-audit-strands.ts";
import * as evidence from "./0032-evidence.ts";
import * as localForms from "./0045-local-forms.ts";
import * as studio from "./0050-studio.ts";
import * as roadMap from "./0052-road-map.ts";
import * as supervision from "./0053-supervision.ts";
import * as placeProjects from "./0046-place-projects.ts";
import * as plannedPlaces from "./0048-planned-places.ts";
import * as duties from "./0055-duties.ts";
import * as mail from "./0056-mail.ts";
import * as evidenceEvents from "./0057-evidence-events.ts";
import * as requirementAnswers from "./0058-requirement-answers.ts";
import * as headsAndWords from "./0070-heads-and-words.ts";
import * as calendar from "./0071-calendar.ts";

export interface Migration {
  up(db: Kysely<unknown>): Promise<void>;
}

/** Forward only, in this order, each once. A migration that was released is never edited: add the next. */
export const migrations: ReadonlyMap<string, Migration> = new Map<string, Migration>([
  ["0001-first-tables", firstTables],
  ["0002-local-standards", localStandards],
  ["0003-kept-bundles", keptBundles],
  ["0004-school-lineage", schoolLineage],
  ["0010-places", places],
  ["0013-draws", draws],
  ["0017-history-files", historyFiles],
  ["0015-teachers", teachers],
  ["0020-people", people],
  ["0021-campaign", campaign],
  ["0022-act", act],
  ["0030-audit-chain", auditChain],
  ["0031-audit-strands", auditStrands],
  ["0032-evidence", evidence],
  ["0045-local-forms", localForms],
  ["0050-studio", studio],
  ["0052-road-map", roadMap],
  ["0053-supervision", supervision],
  ["0046-place-projects", placeProjects],
  ["0048-planned-places", plannedPlaces],
  ["0055-duties", duties],
  ["0056-mail", mail],
  ["0057-evidence-events", evidenceEvents],
  ["0058-requirement-answers", requirementAnswers],
  ["0070-heads-and-words", headsAndWords],
  ["0071-calendar", calendar],
]);
