import { Disclosure } from "@/components/connection/disclosure";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { KeyValue } from "@/components/ui/key-value";
import { Time } from "@/components/ui/time";
import type { RecordPage } from "@/lib/contracts/record-page";

/** What the memory of the destination, which no retention clears, says of a record. */
export function KnownRecord({ known }: { known: RecordPage["known"] }) {
  if (!known) {
    return (
      <Card title="What Tributary knows">
        <p className="text-muted">Nothing was ever sent for this key, and nothing was decided about it.</p>
      </Card>
    );
  }
  const { words, at, remoteKey, payload } = known;
  return (
    <Card title="What Tributary knows" text={words}>
      <div className="flex flex-col gap-4">
        <KeyValue
          entries={[
            { label: "Since", value: <Time value={at} show="full" /> },
            {
              label: "PartnerStack's key",
              value: remoteKey && <span className="break-all font-mono">{remoteKey}</span>,
            },
          ]}
        />
        {payload === null ? undefined : (
          <Disclosure label="What was last sent">
            <CodeBlock title="Last sent" language="json" wrap code={JSON.stringify(payload, null, 2)} />
          </Disclosure>
        )}
      </div>
    </Card>
  );
}
