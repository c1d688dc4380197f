"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuLink } from "@/components/ui/dropdown-menu";
import type { ShownRecords } from "@/lib/contracts/record-acts";
import { withQuery } from "@/lib/http/with-query";

/** The records that the filter shows, as a file: for a spreadsheet, or with everything for a program. */
export function DownloadMenu({ runId, filter }: { runId: number; filter: ShownRecords }) {
  const href = (kind: "csv" | "ndjson") => withQuery(`/api/runs/${runId}/records.${kind}`, { ...filter });
  return (
    <DropdownMenu
      trigger={
        // On a phone there is room for its words only where it stands alone.
        <Button className="max-sm:[&:not(:only-child)>span]:sr-only">
          <Download aria-hidden="true" />
          <span>Download</span>
        </Button>
      }
    >
      <MenuLink href={href("csv")} download>
        CSV, for a spreadsheet
      </MenuLink>
      <MenuLink href={href("ndjson")} download>
        NDJSON, with every request
      </MenuLink>
    </DropdownMenu>
  );
}
