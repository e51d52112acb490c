/** Of which gap a task was born: a section's indicator in the return of a year. Null: of none, it was written. */
export interface BornOf {
  readonly standard: string;
  readonly stage: string;
  readonly indicator: string;
  readonly schoolCode: string;
  /** the school year of the return that showed the gap */
  readonly schoolYear: number;
}

/** What a return is held against: only one of a later school year can show anything. A measure has one too. */
export type Origin = Pick<BornOf, "schoolYear">;

/** What happened to a task or a measure, oldest first. */
export type TaskEvent =
  | { readonly what: "begun" }
  | { readonly what: "reported"; readonly by: string; readonly remark: string }
  | { readonly what: "confirmed"; readonly by: string }
  | {
      readonly what: "published";
      readonly schoolYear: number;
      readonly version: string;
      readonly meets: boolean | null;
    }
  | { readonly what: "excepted"; readonly by: string; readonly reason: string }
  | { readonly what: "dropped"; readonly by: string; readonly reason: string };

/** Where a task stands. "reported": its owner says it is done; for one born of an indicator only a return can show it. */
export type TaskState = "open" | "under_way" | "reported" | "closed" | "excepted" | "dropped";

export interface TaskStanding {
  readonly state: TaskState;
  /** the version of the return that closed it; null: none did */
  readonly closedBy: string | null;
  /** set when a later return still showed the gap: the task is open again, whatever was reported */
  readonly shownUnmet: string | null;
}

/**
 * Where a task stands after what happened to it.
 *
 * A task born of an indicator closes when a return of a later school year is published and shows it met, or by a signed exception with a
 * reason; never because somebody says so. A return that still shows the gap opens it again. One that cannot judge (a missing figure) changes
 * nothing. A task that was written closes when somebody other than its reporter confirms it. Of a measure with figures the same holds: a later
 * return shows them, or does not.
 *
 * @example taskStanding(born, [{ what: "reported", by: "li", remark: "" }]).state // "reported"
 */
export function taskStanding(born: Origin | null, events: readonly TaskEvent[]): TaskStanding {
  return events.reduce<TaskStanding>((standing, event) => after(born, standing, event, events), {
    state: "open",
    closedBy: null,
    shownUnmet: null,
  });
}

const ends: readonly TaskState[] = ["closed", "excepted", "dropped"];

function after(
  born: Origin | null,
  standing: TaskStanding,
  event: TaskEvent,
  events: readonly TaskEvent[],
): TaskStanding {
  if (ends.includes(standing.state)) return standing;
  switch (event.what) {
    case "begun":
      return standing.state === "open" ? { ...standing, state: "under_way" } : standing;
    case "reported":
      return { ...standing, state: "reported" };
    case "confirmed":
      return born === null && mayConfirm(event.by, events) && standing.state === "reported"
        ? { ...standing, state: "closed" }
        : standing;
    case "published":
      return afterReturn(born, standing, event);
    case "excepted":
      return event.reason.trim() === "" ? standing : { ...standing, state: "excepted" };
    case "dropped":
      return event.reason.trim() === "" ? standing : { ...standing, state: "dropped" };
  }
}

function mayConfirm(by: string, events: readonly TaskEvent[]): boolean {
  const reporters = events.flatMap((event) => (event.what === "reported" ? [event.by] : []));
  return reporters.at(-1) !== by;
}

function afterReturn(
  born: Origin | null,
  standing: TaskStanding,
  { schoolYear, version, meets }: Extract<TaskEvent, { readonly what: "published" }>,
): TaskStanding {
  if (born === null || schoolYear <= born.schoolYear || meets === null) return standing;
  if (meets) return { state: "closed", closedBy: version, shownUnmet: null };
  return { state: standing.state === "reported" ? "under_way" : standing.state, closedBy: null, shownUnmet: version };
}
