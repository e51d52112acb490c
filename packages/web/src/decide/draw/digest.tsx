/** A digest in groups of eight, so that it can be read aloud and compared. */
export function Digest({ value, large }: { readonly value: string; readonly large?: boolean }) {
  return (
    <code className={large ? "digest digest-large" : "digest"}>
      {value.match(/.{1,8}/g)?.map((part, i) => (
        <span key={i}>{part}</span>
      ))}
    </code>
  );
}
