import type { Finding } from "@youheng/kernel/model";
import { loadPolicy, type Policy, type StandardText } from "../policy/index.ts";
import { asSystem, publishedLocalStandards, type Store } from "../store/index.ts";

/** The policy in use: that of the folders, and on top of it the local standards kept in the store. */
export interface Shelf {
  /** as it stands now; a saving puts a new one in its place */
  readonly policy: Policy;
  /** the policy of the folders alone */
  readonly ground: Policy;
  readonly roots: readonly string[];
  /** the local standards in use, as files */
  readonly texts: readonly StandardText[];
  /** why a local standard is left out: what it changes is no longer there, say */
  readonly findings: readonly Finding[];
  /** reads the local standards again where the store has others than are in use */
  refresh(): Promise<void>;
}

/**
 * Opens the shelf. A local standard that no longer stands is left out, and said.
 *
 * @param folders  the policy of the folders, without mistakes, and where they are
 */
export async function openShelf(
  store: Store,
  { ground, roots }: { readonly ground: Policy; readonly roots: readonly string[] },
): Promise<Shelf> {
  let standing: Standing = { policy: ground, texts: [], findings: [], mark: "" };
  const refresh = async (): Promise<void> => {
    // one shelf for all, whoever had it refreshed
    const kept = await asSystem(() => publishedLocalStandards(store));
    const mark = kept.map(({ standardId, number }) => `${standardId} ${number}`).join("\n");
    if (mark === standing.mark) return;
    const texts = kept.map(({ standardId, yaml }) => ({ name: fileOf(standardId), text: yaml }));
    standing = { ...(await standingOf(roots, texts)), mark };
  };
  await refresh();
  return {
    ground,
    roots,
    refresh,
    get policy() {
      return standing.policy;
    },
    get texts() {
      return standing.texts;
    },
    get findings() {
      return standing.findings;
    },
  };
}

/** The file's name of a local standard, in messages and as a download. @example fileOf("qr") // "qr.yaml" */
export function fileOf(standardId: string): string {
  return `${standardId}.yaml`;
}

interface Standing {
  readonly policy: Policy;
  readonly texts: readonly StandardText[];
  readonly findings: readonly Finding[];
  /** which versions are in it */
  readonly mark: string;
}

/** Without the texts that do not stand; one that rests on such a one falls with it. */
async function standingOf(roots: readonly string[], texts: readonly StandardText[]): Promise<Omit<Standing, "mark">> {
  const { policy, findings } = await loadPolicy([...roots, ...texts]);
  const errors = findings.filter(({ severity }) => severity === "error");
  const stand = texts.filter(({ name }) => !errors.some(({ place }) => place.file === name));
  if (stand.length === texts.length) return { policy, texts, findings: [] };
  const rest = await standingOf(roots, stand);
  return { ...rest, findings: [...errors, ...rest.findings] };
}
