"use client";

import { behaviorLabels } from "@/components/sync/behavior-labels";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { Column } from "@/lib/core/record";
import type { Behavior } from "@/lib/core/sync-config";
import { NewRows } from "./new-rows";
import type { ObjectPlan } from "./sync-draft";

type BehaviorCardProps = {
  object: DestinationObject;
  plan: ObjectPlan;
  columns: readonly Column[];
  /** The first run is still to come, so what happens to the rows of today can be chosen. */
  offersBackfill: boolean;
  onChange: (change: Partial<Omit<ObjectPlan, "syncKey" | "mappings">>) => void;
};

const behaviorTexts: Record<Behavior, string> = {
  update_or_create: "A record whose key PartnerStack knows is updated; one that it does not know is created.",
  update_only:
    "A record whose key PartnerStack knows is updated. Nothing is ever created: a record without a match is counted and looked for again when it changes.",
  send: "A row with a new Unique Identifier is sent once. A row that changes later is not sent again.",
};

/** What a run does with the records, and for events what becomes of those that are there already. */
export function BehaviorCard({ object, plan, columns, offersBackfill, onChange }: BehaviorCardProps) {
  return (
    <div className="flex flex-col gap-4">
      <RadioCards
        label="Sync Behavior"
        columns={object.behaviors.length > 1 ? 2 : 1}
        value={plan.behavior ?? undefined}
        onValueChange={(behavior) => onChange({ behavior: behavior as Behavior })}
        cards={object.behaviors.map((behavior) => ({
          value: behavior,
          title: behaviorLabels[behavior],
          text: behaviorTexts[behavior],
        }))}
      />
      {object.kind === "event" && offersBackfill ? (
        <Field label="Records that are in the dataset today" group>
          <RadioCards
            columns={2}
            value={plan.backfill ?? undefined}
            onValueChange={(backfill) => onChange({ backfill: backfill === "skip" ? "skip" : "all" })}
            cards={[
              {
                value: "all",
                title: "Backfill All Records",
                text: "The first run sends every row that is there, and later runs what is new.",
              },
              {
                value: "skip",
                title: "Skip Current Records",
                text: "The first run remembers the rows that are there and sends none of them. Only what comes later is sent.",
              },
            ]}
          />
        </Field>
      ) : undefined}
      {plan.behavior === "send" ? <NewRows plan={plan} columns={columns} onChange={onChange} /> : undefined}
    </div>
  );
}
