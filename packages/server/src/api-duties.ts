import type { DueState } from "@youheng/kernel/act";
import type { Words } from "@youheng/kernel/model";

/** What people have to do by when, reminders, hand-over, in the shapes of the HTTP API. */

export type DutyKindView =
  | "task"
  | "measure"
  | "measure-head"
  | "finding-answer"
  | "finding-close"
  | "visit"
  | "form"
  | "campaign"
  | "draw";

/** Something that somebody is to do by a day. */
export interface DutyView {
  readonly kind: DutyKindView;
  /** "task:…", "finding:…", "finding-close:…", "form:2026:…", "campaign:2026", "draw:…" */
  readonly subject: string;
  readonly region_code: string;
  readonly school_code: string | null;
  readonly title: Words;
  readonly due_on: string;
  readonly due: DueState;
}

/** A duty of one's own. */
export interface OwnDutyView extends DutyView {
  /** for whom it is done while that person is away; null: it is one's own */
  readonly stands_in_for: string | null;
}

/** A duty of a region with the person that is named for it. */
export interface HeldDutyView extends DutyView {
  /** null: nobody is named, it is the school's or of whoever gave it */
  readonly holder: DutyHolderView | null;
  readonly given_by: string;
}

export interface DutyHolderView {
  readonly account_id: string;
  readonly name: string;
  readonly full_name: string | null;
  readonly role: string;
}

/** Somebody to whom everything of another could go over. */
export interface ReceiverView extends DutyHolderView {
  /** duties of these that it may not do: with the schools of whoever leaves, and without */
  readonly beyond: number;
  readonly beyond_with_schools: number | null;
}

/** What an account would leave behind, and who could take it over. */
export interface LeavingView {
  readonly duties: readonly DutyView[];
  readonly receivers: readonly ReceiverView[];
}

/** A stopped account that still has something to do. */
export interface StrandedView {
  readonly account_id: string;
  readonly name: string;
  readonly full_name: string | null;
  readonly duties: number;
}

export interface DeputyView {
  readonly account_id: string;
  readonly deputy: DutyHolderView;
  readonly from_day: string;
  readonly to_day: string;
}

/** One's own deputy, and for whom one stands in. */
export interface OwnDeputyView {
  /** null: nobody stands in */
  readonly deputy: (DutyHolderView & StandingInView) | null;
  readonly stands_in_for: readonly (DutyHolderView & StandingInView)[];
  /** duties that are open now */
  readonly duties: number;
  /** whom one may name, with how many of those duties each may not do */
  readonly colleagues: readonly (DutyHolderView & { readonly beyond: number })[];
}

/** For which days, and by whom it was said. */
export interface StandingInView {
  readonly from_day: string;
  readonly to_day: string;
  readonly named_by: string;
}

/** What one wants by e-mail. */
export interface MailChoiceView {
  readonly address: string | null;
  readonly wanted: "all" | "late" | "none";
  readonly language: "zh" | "en";
  /** why the newest letter to this account did not arrive, in the mail server's words; null: it did, or there is none */
  readonly failed: { readonly error: string; readonly at: string; readonly for_good: boolean } | null;
  /** whether this server sends mail at all */
  readonly configured: boolean;
  /** when reminders come: days before, and how late */
  readonly days_before: readonly number[];
  readonly every_days_late: number;
}

/** A letter, without its text. */
export interface LetterView {
  readonly mail_id: string;
  readonly account: string;
  readonly region_code: string;
  readonly kind: "reminder" | "test";
  readonly heading: string;
  readonly state: "waiting" | "sending" | "sent" | "failed";
  readonly tries: number;
  readonly error: string | null;
  readonly made_at: string;
  readonly sent_at: string | null;
}

/** How sending mail stands. */
export interface MailView {
  readonly configured: boolean;
  /** the sender's address */
  readonly from: string | null;
  readonly letters: readonly LetterView[];
}

/* Routes
   GET    /api/account/duties                       OwnDutyView[]     what is due for me, what is due first in front
   GET    /api/regions/:code/duties                 HeldDutyView[]    open duties within reach, with whom they have
   GET    /api/regions/:code/duties/holders?subject=   DutyHolderView[]  who may be named for it
   PUT    /api/regions/:code/duties {subject, account_id}   204
   GET    /api/people/stranded                      StrandedView[]
   GET    /api/people/deputies                      DeputyView[]
   PUT    /api/people/:id/deputy {deputy_id | null, from_day, to_day}   204
   GET    /api/people/:id/duties                    LeavingView
   POST   /api/people/:id/hand-over {to, with_schools, stop}   DutyView[]   what went over
   GET    /api/account/deputy                       OwnDeputyView
   PUT    /api/account/deputy {deputy_id | null, from_day, to_day}   OwnDeputyView   403: may do none of what one may
   GET    /api/account/mail                         MailChoiceView
   PUT    /api/account/mail {address, wanted, language}   MailChoiceView
   POST   /api/account/mail/test                    LetterView
   GET    /api/account/calendar                     whether one's duties may be subscribed to as a calendar
   POST   /api/account/calendar                     a new secret address, shown once; an older one ends
   DELETE /api/account/calendar                     204
   GET    /api/calendar/:token/duties.ics           the calendar itself, for whoever has the address
   GET    /api/mail                                 MailView          the newest letters within reach
   POST   /api/mail/:mail/again                     LetterView        a letter that failed is tried again
*/
