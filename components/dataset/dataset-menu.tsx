"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { DatasetView } from "@/lib/contracts/datasets";
import { ActionsMenu, MenuItem, MenuLink } from "../ui/dropdown-menu";
import { DeleteDataset } from "./delete-dataset";

interface DatasetMenuProps {
  dataset: DatasetView;
  /** As high as the buttons of a page, or as the lines of a list. */
  size: "small" | "medium";
}

/** Edit and Delete, in the row and on the page of a dataset alike. */
export function DatasetMenu({ dataset, size }: DatasetMenuProps) {
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <ActionsMenu label={`Actions for ${dataset.name}`} size={size}>
        <MenuLink href={`/datasets/${dataset.id}/edit`} icon={<Pencil aria-hidden="true" />}>
          Edit
        </MenuLink>
        <MenuItem icon={<Trash2 aria-hidden="true" />} tone="danger" onSelect={() => setDeleting(true)}>
          Delete
        </MenuItem>
      </ActionsMenu>
      {deleting ? <DeleteDataset dataset={dataset} onClose={() => setDeleting(false)} /> : undefined}
    </>
  );
}
