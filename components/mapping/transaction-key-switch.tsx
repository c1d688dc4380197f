"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import type { ValueSource } from "@/lib/core/sync-config";
import { useEditor } from "./editor-context";
import { addMapping, changeMapping, isFilled, removeMapping } from "./mapping-draft";
import { isMadeFrom, type KeyProposal, ownKeyField, proposeKey } from "./transaction-key";
import { useKeyProfile } from "./use-key-profile";

/**
 * "Also send the Unique Identifier as the transaction key": nothing but a mapping of the field `key`, switched on and off
 * here and editable like any other.
 */
export function TransactionKeySwitch() {
  const { object, mappings, change, dataset, syncKey } = useEditor();
  const profile = useKeyProfile(dataset, syncKey);
  const field = ownKeyField(object);
  if (!field) return undefined;

  const mapped = mappings.find((draft) => draft.field === field.name);
  const column = dataset.columns.find(({ name }) => name === syncKey) ?? { name: syncKey, type: "text" };
  const proposal = proposeKey(field, { column, datasetName: dataset.name, profile: profile.data });
  const toggle = (on: boolean) =>
    change((drafts) => {
      const row = drafts.find((draft) => draft.field === field.name);
      if (!on) return row ? removeMapping(drafts, row.id) : drafts;
      return row
        ? changeMapping(drafts, row.id, { from: proposal.from })
        : addMapping(drafts, field.name, proposal.from);
    });

  return (
    <div className="border-t px-4 py-3">
      <Switch
        checked={mapped !== undefined && isFilled(mapped.from)}
        onCheckedChange={toggle}
        label={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            Also send the Unique Identifier as the transaction key
            <Badge tone="accent">Recommended</Badge>
          </span>
        }
        help="PartnerStack then knows each transaction by your own number: you can find it there, delete it later, and a lost answer can be checked."
      />
      <KeyRemark from={mapped?.from ?? null} proposal={proposal} onTake={() => toggle(true)} />
    </div>
  );
}

type KeyRemarkProps = {
  from: ValueSource | null;
  proposal: KeyProposal;
  onTake: () => void;
};

/** What is odd about the key as it is mapped, with the way out; before it is mapped, why it will not be the bare column. */
function KeyRemark({ from, proposal, onTake }: KeyRemarkProps) {
  const { syncKey } = useEditor();
  if (!isFilled(from))
    return proposal.reason ? (
      <p className="mt-1 ps-10.5 text-muted text-sm">{proposal.reason} A prefix is put in front.</p>
    ) : undefined;
  if (!isMadeFrom(from, syncKey)) {
    return (
      <p className="mt-1 ps-10.5 text-sm text-warning">
        The transaction key is not made from the Unique Identifier {syncKey}.
      </p>
    );
  }
  if (from.kind !== "column" || !proposal.reason) return undefined;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2 ps-10.5 text-sm text-warning">
      {proposal.reason} Rows with such a value are Invalid.
      <Button size="small" onClick={onTake}>
        Put a prefix in front
      </Button>
    </p>
  );
}
