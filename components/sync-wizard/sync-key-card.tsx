"use client";

import { ColumnIcon } from "@/components/mapping/type-icon";
import { useKeyProfile } from "@/components/mapping/use-key-profile";
import { columnTypeWords } from "@/components/mapping/value-words";
import { Alert } from "@/components/ui/alert";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { DatasetView } from "@/lib/contracts/datasets";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { ApiError } from "@/lib/http/client";
import { KeyProfile, KeyProfileWait } from "./key-profile";

type SyncKeyCardProps = {
  object: DestinationObject;
  dataset: DatasetView;
  chosen: string | null;
  /** The key that the sync runs with now; another one makes other records of the same rows. */
  saved?: string;
  onChoose: (column: string) => void;
};

/** Which column says who a record is, and how good it is at that. */
export function SyncKeyCard({ object, dataset, chosen, saved, onChoose }: SyncKeyCardProps) {
  const isThere = dataset.columns.some(({ name }) => name === chosen);
  const profile = useKeyProfile(dataset, chosen);
  const gone =
    chosen !== null && !isThere
      ? `The column ${chosen} is not in this dataset. Choose another one.`
      : undefined;
  const failed = profile.error as ApiError | null;
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      <div className="max-w-xl">
        <Field label={object.syncKeyLabel} help={object.syncKeyHelp} error={gone}>
          <Combobox
            placeholder="Select a column"
            searchPlaceholder="Search columns"
            value={isThere ? (chosen ?? undefined) : undefined}
            onValueChange={onChoose}
            options={dataset.columns.map(({ name, type }) => ({
              value: name,
              label: name,
              icon: <ColumnIcon type={type} />,
              detail: columnTypeWords[type],
            }))}
          />
        </Field>
      </div>
      {saved !== undefined && chosen !== saved && isThere ? (
        <OtherKey object={object} saved={saved} />
      ) : undefined}
      {isThere && profile.isPending ? <KeyProfileWait column={chosen ?? ""} /> : undefined}
      {isThere && profile.data ? <KeyProfile profile={profile.data} /> : undefined}
      {isThere && failed ? (
        <Alert tone="warning" title="The values of this column could not be counted" live>
          {failed.message} {failed.hint} You can go on without.
        </Alert>
      ) : undefined}
    </div>
  );
}

function OtherKey({ object, saved }: { object: DestinationObject; saved: string }) {
  return object.kind === "event" ? (
    <Alert tone="danger" title="Every row will look new" live>
      What was sent is remembered by {saved}. By another column none of it is recognized, and the next run
      sends all rows again.
    </Alert>
  ) : (
    <Alert tone="warning" title="Every customer is looked up anew" live>
      What was sent is remembered by {saved}. By another column the next run looks every customer up in
      PartnerStack and may create some twice.
    </Alert>
  );
}
