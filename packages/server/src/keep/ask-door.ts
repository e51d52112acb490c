import { readFile } from "node:fs/promises";
import { type DoorAddress, doorFile } from "./admin-door.ts";

/**
 * Asks the server that has a data folder to do something for the command line.
 *
 * @returns its answer; null when no server answers there
 * @throws Error with what the server said, when it could not do it
 */
export async function askDoor(dataFolder: string, what: string, body: unknown = null): Promise<Response | null> {
  const address = await addressIn(dataFolder);
  if (address === null) return null;
  const answer = await knock(address, what, body);
  if (answer !== null && !answer.ok)
    throw new Error(`the running server says ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function addressIn(dataFolder: string): Promise<DoorAddress | null> {
  try {
    return JSON.parse(await readFile(doorFile(dataFolder), "utf8")) as DoorAddress;
  } catch {
    return null;
  }
}

/** A file left behind by a server that was killed leads nowhere, or to somebody else's port: neither answers as ours does. */
async function knock({ port, token }: DoorAddress, what: string, body: unknown): Promise<Response | null> {
  try {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    return await fetch(`http://127.0.0.1:${port}/${what}`, { method: "POST", headers, body: JSON.stringify(body) });
  } catch {
    return null;
  }
}
