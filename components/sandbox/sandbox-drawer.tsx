"use client";

import { useRouter } from "next/navigation";
import { CopyButton } from "@/components/ui/copy-button";
import { Drawer } from "@/components/ui/drawer";
import { type Json, JsonTree } from "@/components/ui/json-tree";
import { Time } from "@/components/ui/time";
import type { SandboxRecord } from "@/lib/contracts/sandbox";

/** One record of the sandbox with everything that PartnerStack would show of it. */
export function SandboxDrawer({ record, closeHref }: { record: SandboxRecord; closeHref: string }) {
  const router = useRouter();
  return (
    <Drawer
      open
      onOpenChange={(open) => {
        if (!open) router.push(closeHref, { scroll: false });
      }}
      title={<span className="break-all font-mono">{record.key}</span>}
      meta={
        <>
          {record.amount ? `${record.amount} · ` : undefined}
          <Time value={record.createdAt} />
        </>
      }
      actions={<CopyButton text={JSON.stringify(record.json, null, 2)} label="Copy as JSON" />}
    >
      <JsonTree value={record.json as Json} openLevels={3} />
    </Drawer>
  );
}
