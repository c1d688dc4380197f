"use client";

import { Badge } from "@/components/ui/badge";
import { Switch } from "@/components/ui/switch";
import { useEditor } from "./editor-context";
import { addMapping, changeMapping, isFilled, removeMapping } from "./mapping-draft";
import { isMadeFrom, ownKeyField, proposeKey } from "./transaction-key";
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
  const proposal = proposeKey(field, { column: syncKey, datasetName: dataset.name, profile: profile.data });
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
        help={
          mapped && isFilled(mapped.from) && !isMadeFrom(mapped.from, syncKey) ? (
            <span className="text-warning">
              The transaction key is made from something else than the Unique Identifier {syncKey}.
            </span>
          ) : (
            <>
              PartnerStack then knows each transaction by your own number: you can find it there, delete it
              later, and a lost answer can be checked.{proposal.reason ? ` ${proposal.reason}` : undefined}
            </>
          )
        }
      />
    </div>
  );
}
