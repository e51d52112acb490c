import { createRootRouteWithContext, createRoute, redirect } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { sessionQuestion } from "./ask/index.ts";
import { Frame, NotFound, Trouble } from "./shell/index.ts";

interface Ground {
  readonly client: QueryClient;
}

/** The frame around every page. */
export const root = createRootRouteWithContext<Ground>()({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <Trouble error={error instanceof Error ? error : new Error(String(error))} />,
});

/** Behind this, someone is signed in; who is not is sent to sign in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ context }) => {
    const session = await context.client.ensureQueryData(sessionQuestion);
    if (!session.signed_in) throw redirect({ to: "/sign-in" });
  },
});
