import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { AssessmentDocument } from "@youheng/kernel/assess";
import { factsFromJson } from "@youheng/kernel/model";
import type { AssessmentLineage } from "../api-types.ts";
import { canonicalJson, digestOf } from "../store/index.ts";
import { firstDifference } from "./first-difference.ts";
import type { Difference } from "./first-difference.ts";
import type { ReplayPackage } from "./replay-package.ts";

/** One part of a package against the digest that was taken of it. */
export interface DigestCheck {
  readonly part: "facts" | "bundle" | "findings" | "document";
  readonly same: boolean;
  readonly declared: string;
  readonly found: string;
}

/** What a replay found. */
export interface Replay {
  /** true: every part is what it was, and the document made again has the same bytes */
  readonly same: boolean;
  readonly lineage: AssessmentLineage;
  readonly kernel: { readonly made_by: string; readonly replayed_by: string; readonly same: boolean };
  readonly parts: readonly DigestCheck[];
  readonly document: {
    readonly same: boolean;
    /** bytes of the document as JSON with keys in order, stored and made again */
    readonly bytes: { readonly stored: number; readonly replayed: number };
    readonly digest: { readonly stored: string; readonly replayed: string };
    /** null: none */
    readonly first_difference: Difference | null;
  };
}

/**
 * Makes a stored assessment again from what it was made of, and compares byte by byte (JSON with keys in order).
 *
 * @param stored         the package
 * @param kernelVersion  of this program, to say whether it is the engine that made it; another one is compared all the same
 */
export function replay(stored: ReplayPackage, kernelVersion: string): Replay {
  const parts = digestChecks(stored);
  const again = documentOf(stored);
  const bytes = { stored: canonicalJson(stored.document), replayed: canonicalJson(again) };
  const same = bytes.stored === bytes.replayed;
  const { kernel_version: madeBy } = stored.lineage;
  return {
    same: same && parts.every((part) => part.same),
    lineage: stored.lineage,
    kernel: { made_by: madeBy, replayed_by: kernelVersion, same: madeBy === kernelVersion },
    parts,
    document: {
      same,
      bytes: { stored: Buffer.byteLength(bytes.stored), replayed: Buffer.byteLength(bytes.replayed) },
      digest: { stored: digestOf(stored.document), replayed: digestOf(again) },
      first_difference: same ? null : firstDifference(JSON.parse(bytes.stored), JSON.parse(bytes.replayed)),
    },
  };
}

function documentOf({
  facts,
  region_facts: regionFacts,
  findings,
  bundle,
  lineage,
}: ReplayPackage): AssessmentDocument {
  const answer = assess(compileStandard(bundle), factsFromJson(facts), {
    regionFacts: regionFacts ?? [],
    ...(lineage.judged_on === null ? {} : { date: lineage.judged_on }),
  });
  return assessmentDocument({ ...answer, findings: [...findings, ...answer.findings] });
}

/** Facts and policy are held against the lineage too: a package that declares other digests than its lineage is not what was judged. */
function digestChecks(stored: ReplayPackage): readonly DigestCheck[] {
  const { digests, lineage } = stored;
  const check = (part: DigestCheck["part"], found: string, expected = digests[part]): DigestCheck => ({
    part,
    same: found === expected && found === digests[part],
    declared: expected,
    found,
  });
  return [
    check("facts", digestOf({ facts: stored.facts, regionFacts: stored.region_facts }), lineage.facts_digest),
    check("bundle", digestOf(stored.bundle), lineage.policy_digest),
    check("findings", digestOf(stored.findings)),
    check("document", digestOf(stored.document)),
  ];
}
