import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { SessionView } from "@youheng/server/api";
import { sessionQuestion, tell } from "../ask/index.ts";

/** Who is signed in; undefined while it is asked. */
export function useSession(): SessionView | undefined {
  return useQuery(sessionQuestion).data;
}

/** Signs in by name and password, and goes to the start. */
export function useSignIn() {
  const begin = useBegin();
  return useMutation({
    mutationFn: (who: { readonly name: string; readonly password: string; readonly code?: string }) =>
      tell<SessionView>("/api/session", "POST", who),
    onSuccess: begin,
  });
}

/** Signs in by the one-time link, and goes to the start. */
export function useLinkSignIn() {
  const begin = useBegin();
  return useMutation({
    mutationFn: (given: { readonly token: string; readonly code?: string }) =>
      tell<SessionView>("/api/session/link", "POST", given),
    onSuccess: begin,
  });
}

/** Begins a session. Who is signed in may still be being asked from before: that answer would be late, and wrong. */
function useBegin(): (session: SessionView) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (session) => {
    await client.cancelQueries({ queryKey: sessionQuestion.queryKey });
    client.setQueryData(sessionQuestion.queryKey, session);
    await navigate({ to: "/" });
  };
}

/** Signs out and forgets everything that was read. */
export function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => tell<undefined>("/api/session", "DELETE"),
    onSuccess: async () => {
      client.setQueryData(sessionQuestion.queryKey, {
        signed_in: false,
        name: null,
        needs_password: false,
        account: null,
        oidc: null,
      });
      await navigate({ to: "/sign-in" });
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuestion.queryKey[0] });
    },
  });
}

/** Sets the password of the account that is signed in. */
export function useSetPassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ask: { readonly password: string; readonly current?: string }) =>
      tell<undefined>("/api/account/password", "POST", ask),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuestion.queryKey }),
  });
}
