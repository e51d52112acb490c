import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { changeCount, type StudioState, writeStudioLink } from "@youheng/kernel/decide";
import { teachersAt, tell } from "../../ask/index.ts";
import type { YearPlace } from "../teachers/year-place.ts";

/** An address longer than this is cut by some programs that send it on: the state is kept on the server instead. */
const LONGEST = 1500;
/** After the last change; a hand that goes on changing is not answered by letters to the server. */
const QUIET_MS = 700;

/** What an address says of a state that is kept on the server. */
export const KEPT = "k.";

/**
 * Writes the state into the address after each change; a long one is kept on the server and the address names it.
 *
 * @param written  told of what was written, so that it is not taken for another's link
 */
export function useLink(place: YearPlace, state: StudioState, written: (s: string | undefined) => void): void {
  const navigate = useNavigate();
  const write = useRef<(s: string | undefined) => void>(() => undefined);
  write.current = (s) => {
    written(s);
    void navigate({ to: ".", search: s === undefined ? {} : { s }, replace: true, resetScroll: false });
  };
  const isIdle =
    changeCount(state.plan) === 0 &&
    state.plan.budget_yuan === null &&
    state.enrolment === "today" &&
    state.beside.length === 0;
  const text = isIdle ? undefined : writeStudioLink(state);
  const { region, year } = place;
  useEffect(() => {
    if (text === undefined || text.length <= LONGEST) {
      write.current(text);
      return undefined;
    }
    let isGone = false;
    const timer = setTimeout(() => {
      void tell<{ readonly state_id: string }>(`${teachersAt(region, year)}/studio/states`, "POST", { state: text })
        .then(({ state_id }) => (isGone ? undefined : write.current(KEPT + state_id)))
        .catch(() => undefined);
    }, QUIET_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [text, region, year]);
}
