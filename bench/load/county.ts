import { createHash, randomBytes, randomUUID } from "node:crypto";
import { addAccount, addSession, openStore, record } from "@youheng/server/store";
import { type LoadedServer, sendJson } from "./server.ts";

/** A principal who is signed in, and the address of his school's form. */
export interface Principal {
  readonly school: string;
  readonly cookie: string;
  readonly path: string;
}

const region = "990101";
const year = 2027;
const hour = 3_600_000;

/** One county with a campaign, a school for each principal, and the principals signed in. The worst case: all acts go into one chain. */
export async function openCounty(server: LoadedServer, databaseUrl: string, count: number): Promise<Principal[]> {
  const schools = Array.from({ length: count }, (_, i) => String(2_199_000_001 + i));
  await openCampaign(server, schools);
  const store = await openStore({ databaseUrl });
  const principals: Principal[] = [];
  await record(store, { regionCode: region, name: "bench" }, async (writing) => {
    for (const school of schools) {
      const token = randomBytes(32).toString("base64url");
      const id = randomUUID();
      await addAccount(writing, { id, regionCode: region, name: `p${school}`, role: "principal", schools: [school] });
      const tokenHash = createHash("sha256").update(token).digest("hex");
      const now = new Date();
      const expiresAt = new Date(now.getTime() + hour);
      await addSession(writing, { tokenHash, accountId: id, openedBy: "password", now, expiresAt });
      const path = `/api/regions/${region}/years/${year}/schools/${school}/form`;
      principals.push({ school, cookie: `youheng=${token}`, path });
    }
    return { result: undefined, acts: [] };
  });
  await store.close();
  return principals;
}

async function openCampaign({ url, link }: LoadedServer, schools: readonly string[]): Promise<void> {
  const token = link.split("#")[1];
  const { cookie } = await sendJson(new URL("/api/session/link", url), { method: "POST", cookie: "", body: { token } });
  const campaign = new URL(`/api/regions/${region}/years/${year}/campaign`, url);
  await expectOk(sendJson(campaign, { method: "PUT", cookie, body: { deadline: "2027-10-31" } }));
  for (const school of schools) {
    const body = { school_code: school, school_name: `第 ${school} 小学` };
    await expectOk(sendJson(new URL(`${campaign.pathname}/schools`, url), { method: "POST", cookie, body }));
  }
}

async function expectOk(sent: ReturnType<typeof sendJson>): Promise<void> {
  const { status, json } = await sent;
  if (status < 200 || status > 299) throw new Error(`${status} ${JSON.stringify(json)}`);
}
