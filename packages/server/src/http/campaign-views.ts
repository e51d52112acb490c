import type {
  CampaignDetail,
  CampaignSchoolView,
  CampaignView,
  CellsSavedView,
  FormCellView,
  FormState,
  SchoolFormView,
} from "../api-types.ts";
import type { CellsSaved, RegionNames, SchoolFormState } from "../returns/index.ts";
import { type Campaign, type FormCell, type SchoolForm, versionId } from "../store/index.ts";
import { regionName } from "./people-views.ts";

/** The campaign in the shapes of the API. */

/** One campaign with the states of its forms. */
export function campaignView(
  { campaign, states }: { readonly campaign: Campaign; readonly states: readonly FormState[] },
  regionNames: RegionNames,
): CampaignView {
  const { region_code, school_year, published_number: number } = campaign;
  const count = (state: FormState): number => states.filter((one) => one === state).length;
  return {
    region_code,
    region_name: regionName({ regionNames }, region_code),
    school_year,
    form: campaign.form,
    deadline: campaign.deadline,
    note: campaign.note,
    opened_at: campaign.opened_at.toISOString(),
    opened_by: campaign.opened_by,
    published: number === null ? null : versionId({ regionCode: region_code, schoolYear: school_year, number }),
    states: {
      filling: count("filling"),
      submitted: count("submitted"),
      returned: count("returned"),
      accepted: count("accepted"),
    },
  };
}

/** What is known of a school's form besides its state. */
export interface FormCounts {
  readonly filled: ReadonlyMap<string, number>;
  readonly openRemarks: ReadonlyMap<string, number>;
}

export function campaignDetail(
  {
    campaign,
    forms,
    counts,
  }: { readonly campaign: Campaign; readonly forms: readonly SchoolForm[]; readonly counts: FormCounts },
  regionNames: RegionNames,
): CampaignDetail {
  const states = forms.map(({ state }) => state);
  return {
    ...campaignView({ campaign, states }, regionNames),
    schools: forms.map((form) => schoolView(form, counts)),
  };
}

function schoolView(form: SchoolForm, { filled, openRemarks }: FormCounts): CampaignSchoolView {
  const { school_code, school_name, state, changed_at, changed_by, note } = form;
  return {
    school_code,
    school_name,
    state,
    filled: filled.get(school_code) ?? 0,
    open_remarks: openRemarks.get(school_code) ?? 0,
    changed_at: changed_at?.toISOString() ?? null,
    changed_by,
    note,
  };
}

export function cellView({ column, value, revision, changedAt, changedBy, contested }: FormCell): FormCellView {
  return { column, value, revision, changed_at: changedAt.toISOString(), changed_by: changedBy, contested };
}

export function cellsSavedView({ cells, refused }: CellsSaved): CellsSavedView {
  return { cells: cells.map(cellView), refused: [...refused] };
}

export function schoolFormView(state: SchoolFormState): SchoolFormView {
  const { campaign, form, cells, lastYear, remarks, findings } = state;
  return {
    region_code: form.region_code,
    school_year: form.school_year,
    school_code: form.school_code,
    school_name: form.school_name,
    state: form.state,
    form: campaign.form,
    deadline: campaign.deadline,
    note: form.note,
    cells: cells.map(cellView),
    last_year: lastYear,
    remarks: remarks.map(({ column_id: column, remark, at, who, answered_at }) => ({
      column,
      text: remark,
      at: at.toISOString(),
      who,
      answered: answered_at !== null,
    })),
    findings: [...findings],
  };
}
