"use client";

import { Command } from "cmdk";
import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { controlStyle } from "@/components/ui/control-style";
import { menuItemStyle } from "@/components/ui/overlay-style";
import { useEditor } from "./editor-context";
import { ColumnIcon } from "./type-icon";
import { cellWords, columnTypeWords } from "./value-words";

type ColumnTabProps = {
  chosen: string | undefined;
  onChoose: (column: string) => void;
};

/** The columns of the dataset, each with what stands in it on the sample row. */
export function ColumnTab({ chosen, onChoose }: ColumnTabProps) {
  const {
    dataset: { columns },
    preview,
  } = useEditor();
  return (
    <Command label="Source columns" defaultValue={chosen} loop>
      <Command.Input placeholder="Search columns" autoFocus className={cn(controlStyle, "h-8 px-2.5")} />
      <Command.List className="-mx-2 mt-2 max-h-64 overflow-y-auto">
        <Command.Empty className="px-2 py-4 text-center text-muted text-sm">
          No column is called so. Try fewer letters.
        </Command.Empty>
        {columns.map(({ name, type }) => (
          <Command.Item key={name} value={name} onSelect={() => onChoose(name)} className={menuItemStyle}>
            <span className="text-muted" title={columnTypeWords[type]}>
              <ColumnIcon type={type} />
              <span className="sr-only">{columnTypeWords[type]}</span>
            </span>
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="max-w-[45%] truncate text-muted text-sm">
              {cellWords(preview.view?.row?.[name])}
            </span>
            {name === chosen ? <Check aria-label="Chosen" className="text-accent" /> : undefined}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
