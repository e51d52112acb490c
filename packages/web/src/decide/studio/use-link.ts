import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { changeCount, type StudioState, writeStudioLink } from "@youheng/kernel/decide";
import { teachersAt, tell } from "../../ask/index.ts";
import type { YearPlace } from "../teachers/year-place.ts";

/** An address longer than this is cut by some programs that send it on: the state is kept on the server instead. */
const LONGEST = 1500;
/** Where a state stands that somebody may want to send on. */
export type LinkStanding =
  | { readonly at: "link" }
  | { readonly at: "server"; readonly stateId: string }
  | { readonly at: "page"; readonly error: Error };

/** The state now, and the one that the page was opened with: while nothing is changed the address that brought it stays. */
export interface LinkAsk {
  readonly state: StudioState;
  readonly first: StudioState;
  readonly openedAt: string | undefined;
}

const IN_LINK: LinkStanding = { at: "link" };

/** After the last change; a hand that goes on changing is not answered by letters to the server. */
const QUIET_MS = 700;

/** What an address says of a state that is kept on the server. */
export const KEPT = "k.";

/**
 * Writes the state into the address after each change; a long one is kept on the server and the address names it.
 *
 * @param written  told of what was written, so that it is not taken for another's link
 * @returns        where the state stands: in the link itself, on the server, or, with the reason, nowhere but on this page
 */
export function useLink(
  place: YearPlace,
  { state, first, openedAt }: LinkAsk,
  written: (s: string | undefined) => void,
): LinkStanding {
  const [outcome, come] = useState<{ readonly text: string; readonly standing: LinkStanding } | null>(null);
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
  const opened = writeStudioLink({ ...first, ground: state.ground });
  const { region, year } = place;
  const isShort = text === undefined || text.length <= LONGEST;
  useEffect(() => {
    if (text === undefined || isShort) {
      write.current(text);
      return undefined;
    }
    if (text === opened) {
      write.current(openedAt);
      return undefined;
    }
    let isGone = false;
    const keep = async (): Promise<void> => {
      const standing = await keptOnServer({ region, year }, text);
      if (isGone) return;
      // where it was not kept the address still names an earlier state: it is taken out, so that nobody sends it on for this one
      write.current(standing.at === "server" ? KEPT + standing.stateId : undefined);
      come({ text, standing });
    };
    const timer = setTimeout(() => void keep(), QUIET_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [text, isShort, opened, openedAt, region, year]);
  if (text === undefined || isShort) return IN_LINK;
  if (text === opened) return { at: "server", stateId: "" };
  return outcome?.text === text ? outcome.standing : IN_LINK;
}

/** Keeps a state on the server; says why where that cannot be. */
async function keptOnServer(
  { region, year }: Pick<YearPlace, "region" | "year">,
  state: string,
): Promise<LinkStanding> {
  try {
    const at = `${teachersAt(region, year)}/studio/states`;
    const { state_id } = await tell<{ readonly state_id: string }>(at, "POST", { state });
    return { at: "server", stateId: state_id };
  } catch (error) {
    return { at: "page", error: error instanceof Error ? error : new Error(String(error)) };
  }
}
