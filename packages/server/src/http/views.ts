import type {
  AuditView,
  FactsView,
  ImportView,
  RegionView,
  StandardView,
  VersionDetail,
  VersionView,
} from "../api-types.ts";
import type { Finding, Standard } from "@youheng/kernel/model";
import {
  type AuditRow,
  factsOfVersion,
  type ImportJob,
  type Region,
  regionFactsOfVersion,
  type Store,
  type Version,
  versionId,
} from "../store/index.ts";

/** What the store keeps, in the shapes of the API. */

export function regionView(region: Region): RegionView {
  const { regionCode } = region;
  return {
    region_code: regionCode,
    name: region.name,
    has_boundary: region.hasBoundary,
    years: region.years.map(({ schoolYear, publishedNumber, versions }) => ({
      school_year: schoolYear,
      published: publishedNumber === null ? null : versionId({ regionCode, schoolYear, number: publishedNumber }),
      versions,
    })),
  };
}

export function standardView(standard: Standard): StandardView {
  const { id, name, version, region } = standard;
  return {
    id,
    name,
    version,
    stages: standard.stages.map((stage) => stage.id),
    indicators: standard.indicators.length,
    region,
    extends: standard.extends ?? null,
  };
}

export function versionView(version: Version): VersionView {
  return {
    version_id: versionId(version),
    region_code: version.regionCode,
    school_year: version.schoolYear,
    number: version.number,
    state: version.state,
    file: version.fileName,
    digest: version.digest,
    schools: version.schools,
    students: version.students,
    errors: version.errors,
    warnings: version.warnings,
    created_at: version.createdAt.toISOString(),
    created_by: version.createdBy,
    published_at: version.publishedAt?.toISOString() ?? null,
    published_by: version.publishedBy,
    reason: version.reason,
  };
}

/** A version with all its facts, as the engine in the browser wants them. */
export async function factsView(store: Store, version: Version): Promise<FactsView> {
  const facts = await factsOfVersion(store, version);
  return { version: versionView(version), facts, region_facts: await regionFactsOfVersion(store, version) };
}

export function versionDetailView(version: Version, findings: readonly Finding[]): VersionDetail {
  return { ...versionView(version), findings, import_id: version.importId };
}

export function importView(job: ImportJob, versions: readonly Version[]): ImportView {
  return {
    import_id: job.importId,
    file: job.fileName,
    state: job.state,
    rows_read: job.rowsRead,
    progress: job.progress,
    findings: job.findings,
    versions: versions.map(versionView),
    columns: job.columns,
    error: job.error,
  };
}

export function auditView(row: AuditRow): AuditView {
  const { id, who, what, subject, details, strand, number, hash } = row;
  const act = { id, at: row.at.toISOString(), who, what, subject, region_code: row.regionCode, details };
  return { ...act, strand, number, hash };
}
