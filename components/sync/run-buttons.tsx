"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { FirstSendDialog } from "@/components/run/first-send-dialog";
import { isActive } from "@/components/run/run-time";
import { useCancelRun } from "@/components/run/use-cancel-run";
import { useStartRun } from "@/components/run/use-start-run";
import { Button, IconButton } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuLink } from "@/components/ui/dropdown-menu";
import type { RunView } from "@/lib/contracts/runs";

type RunButtonsProps = {
  syncId: number;
  enabled: boolean;
  mayRun: boolean;
  mayCancel: boolean;
  lastRun: RunView | null;
  /** What is typed before the first send to production; null where nobody is asked. */
  typeToSend: string | null;
};

/** Start dry run, Run now with its menu, and Cancel run while a run is queued or working. */
export function RunButtons({ syncId, enabled, mayRun, mayCancel, ...rest }: RunButtonsProps) {
  const { lastRun, typeToSend } = rest;
  const start = useStartRun(syncId);
  const [asked, setAsked] = useState<{ fullSync: boolean }>();
  const run = (kind: { fullSync: boolean }) => (typeToSend === null ? start.mutate(kind) : setAsked(kind));
  const cancel = useCancelRun();
  const active = lastRun && isActive(lastRun) ? lastRun : undefined;
  return (
    <>
      {active && mayCancel ? (
        <Button
          onClick={() => cancel.mutate(active.id)}
          busy={cancel.isPending && "Canceling"}
          disabled={active.cancelRequested}
        >
          {active.cancelRequested ? "Canceling" : "Cancel run"}
        </Button>
      ) : undefined}
      {mayRun ? (
        <Button
          // On a phone there is room for it or for Cancel run.
          className={active ? "max-sm:hidden" : undefined}
          onClick={() => start.mutate({ dryRun: true })}
          busy={start.isPending && start.variables.dryRun && "Starting"}
          title="Shows what would be sent, and sends nothing"
        >
          Start dry run
        </Button>
      ) : undefined}
      {mayRun ? (
        <div className="flex">
          <Button
            variant="primary"
            className="flex-1 rounded-e-none"
            disabled={!enabled}
            // Said under the title of the page, where everybody sees it.
            aria-describedby={enabled ? undefined : "sync-is-off"}
            onClick={() => run({ fullSync: false })}
            busy={start.isPending && !start.variables.dryRun && "Starting"}
          >
            Run now
          </Button>
          <DropdownMenu
            trigger={
              <IconButton
                label="More ways to run"
                variant="primary"
                className="-ms-px rounded-s-none border-s-canvas/30"
                disabled={!enabled}
              >
                <ChevronDown aria-hidden="true" />
              </IconButton>
            }
          >
            <MenuItem
              onSelect={() => run({ fullSync: true })}
              detail="Looks at every record again. A transaction is never sent twice."
            >
              Full sync
            </MenuItem>
            <MenuLink href={`/syncs/${syncId}/test`}>Test one row</MenuLink>
          </DropdownMenu>
        </div>
      ) : undefined}
      <FirstSendDialog
        destination={asked ? (typeToSend ?? undefined) : undefined}
        onConfirm={() => {
          if (asked && typeToSend !== null) start.mutate({ ...asked, confirm: typeToSend });
          setAsked(undefined);
        }}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}
