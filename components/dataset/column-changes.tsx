import type { ColumnChangesView } from "@/lib/contracts/datasets";
import { Alert } from "../ui/alert";
import { TextLink } from "../ui/text-link";
import { typeWords } from "./column-words";

/** What a refresh of the fields found. */
export function ColumnChanges({
  changes: { added, removed, retyped, broken },
}: {
  changes: ColumnChangesView;
}) {
  if (added.length + removed.length + retyped.length === 0) {
    return <Alert tone="success" title="The fields are as they were" live />;
  }
  return (
    <Alert
      tone={broken.length > 0 ? "danger" : removed.length > 0 ? "warning" : "info"}
      title="The fields have changed"
      live
    >
      <ul className="flex flex-col gap-0.5">
        {added.map((column) => (
          <li key={column.name}>
            <Name>{column.name}</Name> ({typeWords(column)}) is new.
          </li>
        ))}
        {removed.map((column) => (
          <li key={column.name}>
            <Name>{column.name}</Name> is gone.
          </li>
        ))}
        {retyped.map((column) => (
          <li key={column.name}>
            <Name>{column.name}</Name> was {column.from} and is now {column.to}.
          </li>
        ))}
        {broken.map(({ sync, columns }) => (
          <li key={sync.id}>
            <TextLink href={`/syncs/${sync.id}/edit`} className="underline">
              {sync.label}
            </TextLink>{" "}
            maps {columns.join(", ")}: it fails until it is mapped again.
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Name({ children }: { children: string }) {
  return <span className="font-mono text-xs">{children}</span>;
}
