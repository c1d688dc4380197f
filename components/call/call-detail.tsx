import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import { JsonTree } from "@/components/ui/json-tree";
import { KeyValue } from "@/components/ui/key-value";
import { SectionHeader } from "@/components/ui/section-header";
import type { RunRecordDetail } from "@/lib/contracts/runs";
import type { Json } from "@/lib/core/json";
import type { ApiRequest } from "@/lib/core/outcome";
import { requestHeaders } from "@/lib/destinations/partnerstack/request-headers";

type Call = RunRecordDetail["calls"][number];

/** Request and answer of one call. The keys are never stored, so a copied command names them by placeholders. */
export function CallDetail({ call }: { call: Call }) {
  const headers = [
    { label: "authorization", value: "Basic, from the keys of the destination (never stored)" },
    ...Object.entries(requestHeaders(call.request as ApiRequest)).map(([label, value]) => ({ label, value })),
  ];
  return (
    <div className="flex flex-col gap-6">
      <section className="flex flex-col gap-3">
        <SectionHeader title="Request" actions={<CopyButton words label="Copy as curl" text={call.curl} />} />
        <KeyValue
          entries={headers.map(({ label, value }) => ({
            label,
            value: <span className="font-mono text-xs">{value}</span>,
          }))}
        />
        {call.request.body == null ? (
          <p className="text-muted">It has no body.</p>
        ) : (
          <Body value={call.request.body} />
        )}
      </section>
      <section className="flex flex-col gap-3">
        <SectionHeader title="Answer" />
        {call.error === null ? undefined : (
          <Alert tone="danger" title={call.error}>
            Nothing came back, so nobody can tell from this call alone what PartnerStack did with it.
          </Alert>
        )}
        {call.response === null ? (
          call.error === null ? (
            <p className="text-muted">It has no body.</p>
          ) : undefined
        ) : (
          <Body value={call.response} />
        )}
      </section>
    </div>
  );
}

function Body({ value }: { value: Json }) {
  return (
    <div className="relative rounded-md border bg-surface p-3">
      <div className="absolute end-2 top-2">
        <CopyButton label="Copy the body" text={JSON.stringify(value, null, 2)} />
      </div>
      <JsonTree value={value} openLevels={3} />
    </div>
  );
}
