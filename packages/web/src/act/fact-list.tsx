/** Words and what they stand for, one below the other; what is empty is left out. */
export function FactList({ facts }: { readonly facts: readonly (readonly [word: string, value: string])[] }) {
  return (
    <dl className="measure-facts">
      {facts
        .filter(([, value]) => value !== "")
        .map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
