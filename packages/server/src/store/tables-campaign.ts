import type { ColumnType, JSONColumnType } from "kysely";

/** A moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date | undefined, Date>;

/** The yearly campaign of a region. */
export interface CampaignTable {
  region_code: string;
  school_year: number;
  form: string;
  /** "2027-10-15" */
  deadline: string;
  note: string | null;
  opened_at: Moment;
  opened_by: string;
  /** the version that was assembled of it and published last */
  published_number: number | null;
}

export interface SchoolFormTable {
  region_code: string;
  school_year: number;
  school_code: string;
  school_name: string;
  state: "filling" | "submitted" | "returned" | "accepted";
  /** the school's word on warnings, or the county's on sending back */
  note: string | null;
  changed_at: ColumnType<Date | null, Date | null, Date | null>;
  changed_by: string | null;
}

/** What somebody typed when another had changed the cell before: shown to both, kept until the cell is saved again. */
export interface Contested {
  readonly value: number | string | null;
  readonly who: string;
  readonly at: string;
}

export interface FormCellTable {
  region_code: string;
  school_year: number;
  school_code: string;
  column_id: string;
  /** number, text or null: not reported */
  value: JSONColumnType<{ readonly v: number | string | null }, string, string>;
  revision: number;
  changed_at: Moment;
  changed_by: string;
  contested: JSONColumnType<Contested | null, string | null, string | null>;
}

export interface FormRemarkTable {
  region_code: string;
  school_year: number;
  school_code: string;
  remark_id: string;
  /** null: on the whole form */
  column_id: string | null;
  remark: string;
  at: Moment;
  who: string;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}
