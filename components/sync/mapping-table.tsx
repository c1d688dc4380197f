import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { DestinationObject } from "@/lib/core/destination-object";
import { customFieldName, findField } from "@/lib/core/field";
import type { FieldMapping, SyncConfig, ValueSource } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";

type Line = { field: string; from: ValueSource; target: string; marks: string[]; options: string[] };

/** The mappings of a sync, to read; the sync key comes first, because it is what a record is known by. */
export function MappingTable({ config }: { config: SyncConfig }) {
  const object = destinationObject(config.object);
  return (
    <DataTable
      caption="Field mappings"
      rows={[keyLine(config, object), ...config.mappings.map((mapping) => lineOf(mapping, object))]}
      rowKey={(line) => line.field}
      columns={[
        { key: "from", header: "Source value", cell: (line) => <SourceValue from={line.from} /> },
        {
          key: "field",
          header: "PartnerStack field",
          narrow: "detail",
          cell: ({ target, marks }) => (
            <span className="inline-flex items-center gap-2 @max-[600px]:flex-wrap">
              {target}
              {marks.map((mark) => (
                <Badge key={mark}>{mark}</Badge>
              ))}
            </span>
          ),
        },
        { key: "options", header: "Options", narrow: "detail", cell: (line) => line.options.join(", ") },
      ]}
    />
  );
}

function keyLine({ syncKey }: SyncConfig, object: DestinationObject): Line {
  const filled = object.fields.find(({ fromSyncKey }) => fromSyncKey);
  return {
    // No mapping can have this name: an address of a field is never empty.
    field: "",
    from: { kind: "column", column: syncKey },
    target: filled?.label ?? "Tributary's own ledger",
    marks: [object.syncKeyLabel],
    options: [],
  };
}

function lineOf(mapping: FieldMapping, object: DestinationObject): Line {
  const { field, from } = mapping;
  const isCustom = customFieldName(object.custom, field) !== undefined;
  return {
    field,
    from,
    target: findField(object, field)?.label ?? field,
    marks: isCustom && object.custom ? [object.custom.label] : [],
    options: optionsOf(mapping),
  };
}

function SourceValue({ from }: { from: ValueSource }) {
  switch (from.kind) {
    case "column":
      return <span className="font-mono">{from.column}</span>;
    case "constant":
      return <Marked text={JSON.stringify(from.value)} mark="Constant value" />;
    case "template":
      return <Marked text={from.template} mark="Template" />;
    case "metadata":
      return <Marked text={from.name} mark="Sync metadata" />;
    default:
      return from satisfies never;
  }
}

function Marked({ text, mark }: { text: string; mark: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      <span className="truncate font-mono" title={text}>
        {text}
      </span>
      <Badge>{mark}</Badge>
    </span>
  );
}

function optionsOf({ amountIn, syncNull, mode }: FieldMapping): string[] {
  return [
    ...(amountIn === "decimal" ? ["Decimal amount"] : amountIn === "minor" ? ["Cents"] : []),
    ...(syncNull ? ["Also null values"] : []),
    ...(mode === "only_if_empty" ? ["Only if empty"] : []),
  ];
}
