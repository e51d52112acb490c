import type { PolicyBundle } from "@youheng/kernel/model";
import type { Store } from "./connect.ts";
import { digestOf, fromGzippedJson, toGzippedJson } from "./gzipped-json.ts";
import type { Writing } from "./record.ts";

/** Keeps a policy bundle by its digest, so that what was judged by it can be judged again when the policy has moved on. */
export async function keepBundle(writing: Writing, bundle: PolicyBundle): Promise<void> {
  await writing
    .insertInto("policy_bundle")
    .values({
      digest: digestOf(bundle),
      standard_id: bundle.standard.id,
      standard_version: bundle.standard.version,
      bundle: toGzippedJson(bundle),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The bundle of this digest, or undefined. */
export async function findBundle(store: Pick<Store, "db">, digest: string): Promise<PolicyBundle | undefined> {
  const row = await store.db
    .selectFrom("policy_bundle")
    .select("bundle")
    .where("digest", "=", digest)
    .executeTakeFirst();
  return row === undefined ? undefined : fromGzippedJson<PolicyBundle>(row.bundle);
}
