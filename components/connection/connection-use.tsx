import type { NameOfSync, ConnectionUse as Use } from "@/lib/contracts/common";
import { StatusBadge } from "../ui/status-badge";
import { Time } from "../ui/time";
import { NameList } from "./name-list";

type ConnectionUseProps = { syncs: readonly NameOfSync[]; use: Use | undefined };

/** The syncs of a connection, when it was last used by one of them, and how many of them are in trouble. */
export function ConnectionUse({ syncs, use }: ConnectionUseProps) {
  return (
    <div className="flex flex-col gap-0.5">
      <NameList
        names={syncs.map(({ id, label }) => ({ id, name: label }))}
        href={(syncId) => `/syncs/${syncId}`}
        none="None yet"
      />
      {use?.lastUsedAt ? (
        <span className="text-muted">
          Last used <Time value={use.lastUsedAt} />
        </span>
      ) : undefined}
      {use && use.troubled > 0 ? (
        <StatusBadge tone="warning">
          {use.troubled === 1 ? "1 with errors" : `${use.troubled} with errors`}
        </StatusBadge>
      ) : undefined}
    </div>
  );
}
