"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { SourceView } from "@/lib/contracts/sources";
import { Button } from "../ui/button";
import { ActionsMenu, MenuItem } from "../ui/dropdown-menu";
import { DeleteSource } from "./delete-source";
import { EditSource } from "./edit-source";
import type { useSourceTest } from "./use-save-source";

interface SourceActionsProps {
  source: SourceView;
  mayEdit: boolean;
  mayTest: boolean;
  test: ReturnType<typeof useSourceTest>;
  /** On its card the menu comes last; on its page the buttons do, where a thumb reaches them on a phone. */
  place: "card" | "page";
  /** Where to go once the source is gone. */
  afterDelete?: () => void;
}

/** Test, Edit and Delete, on the card and on the page of a source alike. */
export function SourceActions({ source, mayEdit, mayTest, test, place, afterDelete }: SourceActionsProps) {
  const [open, setOpen] = useState<"edit" | "delete">();
  const close = () => setOpen(undefined);
  const onPage = place === "page";
  // Files have no connection that could be tested.
  const testable = mayTest && source.type !== "csv";
  const testButton = testable ? (
    <Button
      key="test"
      size={onPage ? "medium" : "small"}
      busy={test.isPending && "Testing"}
      onClick={() => test.mutate()}
      aria-label={`Test ${source.name}`}
    >
      Test
    </Button>
  ) : undefined;
  const editButton =
    mayEdit && onPage ? (
      <Button key="edit" onClick={() => setOpen("edit")}>
        Edit
      </Button>
    ) : undefined;
  const menu = mayEdit ? (
    <ActionsMenu key="menu" label={`Actions for ${source.name}`}>
      {onPage ? undefined : (
        <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => setOpen("edit")}>
          Edit
        </MenuItem>
      )}
      <MenuItem icon={<Trash2 aria-hidden="true" />} tone="danger" onSelect={() => setOpen("delete")}>
        Delete
      </MenuItem>
    </ActionsMenu>
  ) : undefined;
  return (
    <>
      {onPage ? [menu, editButton, testButton] : [testButton, menu]}
      {open === "edit" ? <EditSource source={source} onClose={close} /> : undefined}
      {open === "delete" ? (
        <DeleteSource source={source} onClose={close} afterDelete={afterDelete} />
      ) : undefined}
    </>
  );
}
