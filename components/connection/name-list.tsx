import { Fragment, type ReactNode } from "react";
import { TextLink } from "../ui/text-link";

interface NameListProps {
  names: readonly { id: number; name: string }[];
  href: (id: number) => string;
  /** Said where there are none. */
  none: ReactNode;
  /** How many are named before the rest is counted. */
  shown?: number;
}

/** Links to a few things by name: "Orders, Customers and 3 more". */
export function NameList({ names, href, none, shown = 2 }: NameListProps) {
  if (names.length === 0) return <span className="text-muted">{none}</span>;
  const named = names.slice(0, names.length === shown + 1 ? shown + 1 : shown);
  const rest = names.length - named.length;
  return (
    <span className="break-words">
      {named.map(({ id, name }, at) => (
        <Fragment key={id}>
          {at > 0 ? ", " : ""}
          <TextLink href={href(id)}>{name}</TextLink>
        </Fragment>
      ))}
      {rest > 0 ? <span className="text-muted">{` and ${rest} more`}</span> : undefined}
    </span>
  );
}
