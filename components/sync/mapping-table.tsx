import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { findField } from "@/lib/core/field";
import type { FieldMapping, SyncConfig, ValueSource } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";

/** The mappings of a sync, to read. */
export function MappingTable({ config }: { config: SyncConfig }) {
  const object = destinationObject(config.object);
  return (
    <DataTable
      caption="Field mappings"
      rows={config.mappings}
      rowKey={(mapping) => mapping.field}
      columns={[
        { key: "from", header: "Source value", cell: (mapping) => <SourceValue from={mapping.from} /> },
        {
          key: "field",
          header: "PartnerStack field",
          narrow: "detail",
          cell: (mapping) => findField(object, mapping.field)?.label ?? mapping.field,
        },
        {
          key: "options",
          header: "Options",
          narrow: "detail",
          cell: (mapping) => optionsOf(mapping).join(", "),
        },
      ]}
    />
  );
}

function SourceValue({ from }: { from: ValueSource }) {
  switch (from.kind) {
    case "column":
      return <span className="font-mono">{from.column}</span>;
    case "constant":
      return (
        <span className="inline-flex items-center gap-2">
          <span className="font-mono">{JSON.stringify(from.value)}</span> <Badge>constant</Badge>
        </span>
      );
    case "template":
      return (
        <span className="inline-flex items-center gap-2">
          <span className="font-mono">{from.template}</span> <Badge>template</Badge>
        </span>
      );
    case "metadata":
      return (
        <span className="inline-flex items-center gap-2">
          <span className="font-mono">{from.name}</span> <Badge>sync metadata</Badge>
        </span>
      );
    default:
      return from satisfies never;
  }
}

function optionsOf({ amountIn, syncNull, mode }: FieldMapping): string[] {
  return [
    ...(amountIn === "decimal" ? ["decimal amount"] : amountIn === "minor" ? ["cents"] : []),
    ...(syncNull ? ["also null values"] : []),
    ...(mode === "only_if_empty" ? ["only if empty"] : []),
  ];
}
