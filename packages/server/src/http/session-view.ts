import type { FastifyRequest } from "fastify";
import type { SessionView } from "../api-types.ts";
import { namesInUse } from "../returns/index.ts";
import type { OpenSession } from "../store/index.ts";
import type { SessionDeps } from "./routes/session-deps.ts";
import { accountView } from "./people-views.ts";

/** Who is signed in, and what the account may do. */
export async function sessionView(
  deps: SessionDeps,
  session: Pick<OpenSession, "account" | "openedBy"> | null,
): Promise<SessionView> {
  const { store, people, regionNames, oidc } = deps;
  const account = session?.account;
  const words = { people, regionNames: account === undefined ? regionNames : await namesInUse(store, regionNames) };
  return {
    signed_in: account !== undefined,
    name: account?.name ?? null,
    needs_password: account !== undefined && account.password_hash === null && session?.openedBy !== "oidc",
    account: account === undefined ? null : accountView(words, account),
    oidc: oidc?.label ?? null,
  };
}

/** The browser as it names itself, as much of it as a list shows. */
export function agentOf(request: FastifyRequest): string | null {
  return request.headers["user-agent"]?.slice(0, 200) ?? null;
}
