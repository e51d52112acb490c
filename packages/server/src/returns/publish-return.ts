import {
  type Actor,
  findingsOfVersion,
  findPublished,
  findVersion,
  lockSeries,
  publishVersion,
  record,
  type Store,
  type Version,
  versionId,
  type VersionKey,
  withdrawVersion,
} from "../store/index.ts";
import { Refusal } from "./refusal.ts";

/**
 * Makes a version the published return of its region and year. The one published before is superseded and stays. What is published
 * already stays as it is, with who published it and when.
 *
 * @param ask `reason` is wanted when the version has warnings
 * @throws Refusal while errors stand, when a reason is wanted, or when there is no such version
 */
export async function publishReturn(
  store: Store,
  actor: Actor,
  ask: { key: VersionKey; reason?: string | undefined },
): Promise<Version> {
  const version = await versionOrRefuse(store, ask.key);
  const reason = ask.reason?.trim() || null;
  if (version.state === "published") return version;
  await refuseUnpublishable(store, version, reason);
  await record(store, actor, async (writing) => {
    const series = await lockSeries(writing, ask.key);
    // somebody else published it between the look and the lock
    if (series?.published_number === ask.key.number) return { result: undefined, acts: [] };
    await publishVersion(writing, ask.key, { name: actor.name, reason });
    return { result: undefined, acts: [actOn("version.publish", version, reason)] };
  });
  return await versionOrRefuse(store, ask.key);
}

async function refuseUnpublishable(store: Store, version: Version, reason: string | null): Promise<void> {
  if (version.errors === 0 && (version.warnings === 0 || reason !== null)) return;
  const findings = await findingsOfVersion(store, version);
  if (version.errors > 0) {
    const zh = `该版本还有 ${version.errors} 处错误，不能发布。请改正原表后重新导入。`;
    const en = `This version still has ${version.errors} errors and cannot be published. Correct the return and import it again.`;
    throw new Refusal(
      "errors-stand",
      { zh, en },
      findings.filter((finding) => finding.severity === "error"),
    );
  }
  const zh = `该版本有 ${version.warnings} 处提醒，发布前请写明理由。`;
  const en = `This version has ${version.warnings} warnings: give a reason to publish it.`;
  throw new Refusal(
    "reason-wanted",
    { zh, en },
    findings.filter((finding) => finding.severity === "warning"),
  );
}

/**
 * Withdraws a version: kept, but no longer the one that counts.
 *
 * @throws Refusal without a reason, when it is withdrawn already, or when there is no such version
 */
export async function withdrawReturn(
  store: Store,
  actor: Actor,
  ask: { key: VersionKey; reason: string },
): Promise<Version> {
  const version = await versionOrRefuse(store, ask.key);
  const reason = ask.reason.trim();
  if (reason === "")
    throw new Refusal("reason-wanted", { zh: "撤回请写明理由。", en: "Give a reason to withdraw a version." });
  if (version.state === "withdrawn")
    throw new Refusal("conflict", { zh: "该版本已经撤回。", en: "This version is withdrawn already." });
  await record(store, actor, async (writing) => {
    await withdrawVersion(writing, ask.key, { name: actor.name, reason });
    return { result: undefined, acts: [actOn("version.withdraw", version, reason)] };
  });
  return await versionOrRefuse(store, ask.key);
}

function actOn(what: string, version: Version, reason: string | null) {
  const details = { digest: version.digest, reason };
  return { what, subject: versionId(version), regionCode: version.regionCode, details };
}

/** The version of this key, or a refusal that says there is none. */
export async function versionOrRefuse(store: Store, key: VersionKey): Promise<Version> {
  const version = await findVersion(store, key);
  if (version !== undefined) return version;
  throw new Refusal("not-found", { zh: `没有版本 ${versionId(key)}。`, en: `There is no version ${versionId(key)}.` });
}

/** The published version of a region's year, or a refusal that says there is none. */
export async function publishedOrRefuse(store: Store, regionCode: string, schoolYear: number): Promise<Version> {
  const version = await findPublished(store, regionCode, schoolYear);
  if (version !== undefined) return version;
  throw new Refusal("not-found", {
    zh: `${regionCode} 在 ${schoolYear} 学年还没有发布的数据。`,
    en: `${regionCode} has no published return for ${schoolYear}.`,
  });
}
