"use client";

import { Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { SourceView } from "@/lib/contracts/sources";
import { Button } from "../ui/button";
import { ActionsMenu, MenuItem } from "../ui/dropdown-menu";
import { DeleteSource } from "./delete-source";
import type { useSourceTest } from "./use-save-source";

const EditSource = lazy(async () => ({ default: (await import("./edit-source")).EditSource }));

interface SourceActionsProps {
  source: SourceView;
  mayEdit: boolean;
  mayTest: boolean;
  test: ReturnType<typeof useSourceTest>;
  /** On its page there is room for a button to edit it. */
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
      size={onPage ? "medium" : "small"}
      busy={test.isPending && "Testing"}
      onClick={() => test.mutate()}
      aria-label={`Test ${source.name}`}
    >
      Test
    </Button>
  ) : undefined;
  const editButton = mayEdit && onPage ? <Button onClick={() => setOpen("edit")}>Edit</Button> : undefined;
  const menu = mayEdit ? (
    <ActionsMenu size={onPage ? "medium" : "small"} label={`Actions for ${source.name}`}>
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
      {editButton}
      {testButton}
      {menu}
      {open === "edit" ? (
        <Suspense>
          <EditSource source={source} onClose={close} />
        </Suspense>
      ) : undefined}
      {open === "delete" ? (
        <DeleteSource source={source} onClose={close} afterDelete={afterDelete} />
      ) : undefined}
    </>
  );
}
