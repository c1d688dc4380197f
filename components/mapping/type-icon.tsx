import {
  Banknote,
  Braces,
  CalendarDays,
  CircleDot,
  Clock,
  Coins,
  Hash,
  type LucideIcon,
  Mail,
  Quote,
  SquareFunction,
  Tag,
  ToggleLeft,
  Type,
} from "lucide-react";
import type { FieldType } from "@/lib/core/field";
import type { ColumnType } from "@/lib/core/record";
import type { ValueSource } from "@/lib/core/sync-config";

const columnIcons: Record<ColumnType, LucideIcon> = {
  text: Type,
  integer: Hash,
  decimal: Hash,
  boolean: ToggleLeft,
  date: CalendarDays,
  timestamp: Clock,
  json: Braces,
  other: CircleDot,
};

const fieldIcons: Record<FieldType, LucideIcon> = {
  text: Type,
  email: Mail,
  amount: Banknote,
  currency: Coins,
  instant: Clock,
  scalar: Tag,
};

const kindIcons: Record<Exclude<ValueSource["kind"], "column">, LucideIcon> = {
  constant: Quote,
  template: SquareFunction,
  metadata: Tag,
};

/** The type of a column; the word stands beside it wherever the icon alone would have to be guessed. */
export function ColumnIcon({ type }: { type: ColumnType }) {
  const Icon = columnIcons[type];
  return <Icon aria-hidden="true" className="size-4 shrink-0" />;
}

export function FieldIcon({ type }: { type: FieldType }) {
  const Icon = fieldIcons[type];
  return <Icon aria-hidden="true" className="size-4 shrink-0" />;
}

/** Where a value comes from that is no column. */
export function KindIcon({ kind }: { kind: Exclude<ValueSource["kind"], "column"> }) {
  const Icon = kindIcons[kind];
  return <Icon aria-hidden="true" className="size-4 shrink-0" />;
}
