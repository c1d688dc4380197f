"use client";

import type { DatasetView } from "@/lib/contracts/datasets";
import { useKeyProfile } from "../mapping/use-key-profile";
import { KeyProfile, KeyProfileWait } from "../sync-wizard/key-profile";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Combobox } from "../ui/combobox";
import { typeWords } from "./column-words";

interface KeyProfileCardProps {
  dataset: DatasetView;
  column: string | undefined;
  onColumn: (column: string) => void;
}

/** Reads every row once to tell whether a column can be the key of a sync; only when asked, because that can take a while. */
export function KeyProfileCard({ dataset, column, onColumn }: KeyProfileCardProps) {
  const profile = useKeyProfile(dataset, column ?? null);
  return (
    <Card title="Key profile" text="Whether a column can tell the rows apart.">
      <div className="flex flex-col gap-4">
        <Combobox
          label="Column"
          placeholder="Choose a column"
          searchPlaceholder="Search columns"
          options={dataset.columns.map((one) => ({
            value: one.name,
            label: one.name,
            detail: typeWords(one),
          }))}
          value={column}
          onValueChange={onColumn}
        />
        <div aria-live="polite">
          {column === undefined ? (
            <p className="text-muted text-sm">All rows are read once to count missing and repeated values.</p>
          ) : profile.data ? (
            <KeyProfile profile={profile.data} />
          ) : profile.error ? (
            <Alert
              tone="danger"
              title="The column could not be read"
              action={
                <Button size="small" onClick={() => profile.refetch()}>
                  Try again
                </Button>
              }
            >
              {profile.error.message}
            </Alert>
          ) : (
            <KeyProfileWait column={column} />
          )}
        </div>
      </div>
    </Card>
  );
}
