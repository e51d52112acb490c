import type { Source } from "@youheng/kernel/model";
import { useSpeech } from "../text/index.ts";

/** Where a rule was read, and how sure that is. */
export function Sources({
  sources,
  numbered = false,
}: {
  readonly sources: readonly Source[];
  readonly numbered?: boolean;
}) {
  const { t } = useSpeech();
  return (
    <ul className="sources">
      {sources.map((source, i) => (
        <li key={i}>
          {numbered && <span className="source-number">[{i + 1}]</span>}
          <span className={`standing standing-${source.standing}`}>{t(`assess.standing.${source.standing}`)}</span>
          {source.text}
          {source.url !== undefined && <span className="url">{source.url}</span>}
        </li>
      ))}
    </ul>
  );
}
