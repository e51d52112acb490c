import type { Words } from "@youheng/kernel/model";

/** Accounts, roles and permissions, in the shapes of the HTTP API. */

export interface SessionView {
  readonly signed_in: boolean;
  readonly name: string | null;
  /** true until a password was set after the one-time link */
  readonly needs_password: boolean;
  /** who it is, and what it may do; null: nobody is signed in */
  readonly account: AccountView | null;
  /** what the button of the other house says ("统一身份认证"); null: there is none */
  readonly oidc: string | null;
}

export interface AccountView {
  readonly account_id: string;
  readonly full_name: string | null;
  readonly role: string;
  readonly role_name: Words;
  readonly region_code: string;
  readonly region_name: Words;
  /** codes of the schools it is held for */
  readonly schools: readonly string[];
  readonly second_factor: boolean;
  readonly has_password: boolean;
  /** ids of the actions of policy/people/permissions.yaml that it may do */
  readonly may: readonly string[];
}

export type PersonState = "invited" | "active" | "locked" | "stopped";

export interface PersonView {
  readonly account_id: string;
  readonly name: string;
  readonly full_name: string | null;
  readonly role: string;
  readonly region_code: string;
  readonly region_name: Words;
  readonly schools: readonly string[];
  readonly state: PersonState;
  readonly second_factor: boolean;
  /** signs in through another house */
  readonly vouched: boolean;
  readonly created_at: string;
  readonly created_by: string | null;
}

/** A person with the one-time link that is shown once. */
export interface InvitedView {
  readonly person: PersonView;
  /** path and fragment: put the address of the server before it */
  readonly link: string;
}

export interface PersonAsk {
  readonly role: string;
  readonly region_code: string;
  readonly schools: readonly string[];
  readonly full_name: string | null;
}

export interface OpenSessionView {
  readonly session_id: string;
  readonly opened_by: "link" | "password" | "oidc";
  readonly opened_at: string;
  readonly last_seen_at: string;
  /** the browser as it names itself */
  readonly agent: string | null;
  /** the session that asks */
  readonly is_this: boolean;
}

export interface SecondFactorView {
  readonly secret: string;
  readonly uri: string;
  /** a QR code as SVG */
  readonly svg: string;
}

export type ReachView = "all" | "region" | "schools" | "self";

/** The table of permissions as it is in force. */
export interface PermissionsView {
  readonly roles: readonly {
    readonly id: string;
    readonly name: Words;
    readonly meaning: Words;
    readonly at: readonly string[];
    readonly most_schools: number | null;
  }[];
  readonly actions: readonly {
    readonly id: string;
    readonly name: Words;
    readonly changes: boolean;
    /** role → how far */
    readonly reach: Readonly<Record<string, ReachView>>;
  }[];
}

/** A region in the tree, with its children by code. */
export interface RegionNodeView {
  readonly region_code: string;
  readonly name: Words;
  readonly level: "nation" | "province" | "city" | "county";
}

/** A school as lists name it. */
export interface SchoolNameView {
  readonly school_code: string;
  readonly school_name: string;
}
