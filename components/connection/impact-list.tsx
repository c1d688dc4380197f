/** What a deletion would stop, by name; at most ten, the rest is counted. */
export function ImpactList({ names }: { names: readonly string[] }) {
  const named = names.slice(0, names.length === 11 ? 11 : 10);
  const rest = names.length - named.length;
  return (
    <ul className="list-disc ps-5 text-text">
      {named.map((name) => (
        <li key={name} className="break-words">
          {name}
        </li>
      ))}
      {rest > 0 ? <li>{rest} more</li> : undefined}
    </ul>
  );
}
