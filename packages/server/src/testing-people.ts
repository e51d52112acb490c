import { randomUUID } from "node:crypto";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { hashToken, newToken } from "./identity/index.ts";
import { addAccount, addSession, type NewAccount, record } from "./store/index.ts";
import type { TestingServer } from "./testing-server.ts";

/** A person who is signed in, for tests of who may do what. */
export interface TestingPerson {
  readonly accountId: string;
  readonly name: string;
  ask(method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object): Promise<LightMyRequestResponse>;
  /** sends bytes as they are */
  send(method: "POST", url: string, payload: string, headers: Record<string, string>): Promise<LightMyRequestResponse>;
}

/** Puts a person with a role into the store, with an open session. */
export async function testingPerson(
  { running }: TestingServer,
  person: Omit<NewAccount, "id" | "name"> & { readonly name?: string },
): Promise<TestingPerson> {
  const id = randomUUID();
  const token = newToken();
  const name = person.name ?? `${person.role}-${person.regionCode}-${id.slice(0, 6)}`;
  await record(running.store, { regionCode: person.regionCode, name: "system" }, async (writing) => {
    await addAccount(writing, { ...person, id, name });
    const now = new Date();
    const session = { tokenHash: hashToken(token), accountId: id, openedBy: "password", now } as const;
    await addSession(writing, { ...session, expiresAt: new Date(now.getTime() + 3_600_000) });
    return { result: undefined, acts: [] };
  });
  const ask: TestingPerson["ask"] = (method, url, body) => {
    const options: InjectOptions = { method, url, cookies: { youheng: token } };
    return running.app.inject(body === undefined ? options : { ...options, payload: body });
  };
  const send: TestingPerson["send"] = (method, url, payload, headers) =>
    running.app.inject({ method, url, payload, headers, cookies: { youheng: token } });
  return { accountId: id, name, ask, send };
}
