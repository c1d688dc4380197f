import type { Metadata } from "next";
import { keptWords } from "@/components/retention/kept-words";
import { RetentionForm } from "@/components/retention/retention-form";
import { Card } from "@/components/ui/card";
import { KeyValue } from "@/components/ui/key-value";
import { Time } from "@/components/ui/time";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import type { RetentionView } from "@/lib/contracts/retention";
import { formatBytes } from "@/lib/format/format-bytes";
import { formatNumber } from "@/lib/format/format-number";
import { retention } from "@/lib/queries/retention";

export const metadata: Metadata = { title: "Data retention" };

export default async function RetentionPage() {
  const actor = await pageActor("view");
  const { payloadDays, recordDays, lastClearing, stored } = await retention();
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <Card
        title="How long history is kept"
        text="Old history is cleared once a day, in small steps that no run has to wait for."
      >
        {may(actor.role, "retention.edit") ? (
          <RetentionForm payloadDays={payloadDays} recordDays={recordDays} />
        ) : (
          <KeyValue
            entries={[
              { label: "Rows and payloads", value: `Kept ${keptWords(payloadDays)} after the end of a run` },
              { label: "Records", value: `Kept ${keptWords(recordDays)} after the end of a run` },
            ]}
          />
        )}
      </Card>
      <Card title="What always stays">
        <ul className="flex list-disc flex-col gap-1 ps-5">
          <li>
            The ledger: every key, with what it was last sent. It keeps a transaction from being paid twice,
            also after its records are gone.
          </li>
          <li>Runs, with their counts and the money that was sent, and the audit log.</li>
          <li>Records that are uncertain, until somebody has decided.</li>
          <li>Rejected and invalid records of the newest run of a sync.</li>
        </ul>
      </Card>
      <Card title="Stored now" text="Estimates of the database, with indexes.">
        <KeyValue
          entries={[
            { label: "Records", value: storedWords(stored.records) },
            { label: "Ledger", value: storedWords(stored.ledger) },
            { label: "Runs", value: storedWords(stored.runs) },
            { label: "Last cleared", value: lastClearing ? <Cleared {...lastClearing} /> : "Not yet" },
          ]}
        />
      </Card>
    </div>
  );
}

function storedWords({ rows, bytes }: { rows: number; bytes: number }): string {
  return `About ${formatNumber(rows)}, in ${formatBytes(bytes)}`;
}

function Cleared({ at, records, payloads }: NonNullable<RetentionView["lastClearing"]>) {
  return (
    <>
      <Time value={at} />: {formatNumber(records)} records, and the payloads of {formatNumber(payloads)}
    </>
  );
}
