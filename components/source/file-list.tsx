"use client";

import { FileSpreadsheet, Plus, Rows2, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SourceView, UploadedFileView } from "@/lib/contracts/sources";
import { formatBytes } from "@/lib/format/format-bytes";
import { withQuery } from "@/lib/http/with-query";
import { NameList } from "../connection/name-list";
import { Card } from "../ui/card";
import { Count } from "../ui/count";
import { DataTable } from "../ui/data-table";
import { ActionsMenu, MenuItem, MenuLink } from "../ui/dropdown-menu";
import { EmptyState } from "../ui/empty-state";
import { Time } from "../ui/time";
import { DeleteFile } from "./delete-file";
import { FileDrop } from "./file-drop";
import { formatWords } from "./source-words";
import { UploadList } from "./upload-list";
import { useFirstLine } from "./use-first-line";
import { type FileUpload, useUploads } from "./use-uploads";

interface FileListProps {
  source: SourceView;
  mayUpload: boolean;
  mayCreate: boolean;
}

/** The files of a source, and the place to drop more. A file of the same name takes the place of the old one. */
export function FileList({ source, mayUpload, mayCreate }: FileListProps) {
  const router = useRouter();
  const [deleting, setDeleting] = useState<UploadedFileView>();
  const { uploads, running, add, send, remove } = useUploads();
  const firstLine = useFirstLine(source.id);
  const sendThere = (waiting: readonly FileUpload[]) =>
    void send(
      waiting,
      (file, said) => withQuery(`/api/sources/${source.id}/files`, { file, firstLine: said }),
      () => router.refresh(),
    );
  const take = (files: File[]) => sendThere(add(files).filter(({ state }) => state === "waiting"));
  return (
    <div className="flex flex-col gap-4">
      {mayUpload ? (
        <Card
          title="Upload"
          text="A file with the name of one that is here takes its place: the datasets that read it read the new one."
        >
          <div className="flex flex-col gap-3">
            <FileDrop onFiles={take} disabled={running} />
            <div aria-live="polite">
              <UploadList
                uploads={uploads}
                onRemove={remove}
                onAnswer={running ? undefined : (upload, said) => sendThere([{ ...upload, firstLine: said }])}
              />
            </div>
          </div>
        </Card>
      ) : undefined}
      <DataTable
        caption={`Files of ${source.name}`}
        rows={source.files}
        rowKey={(file) => String(file.id)}
        columns={[
          { key: "name", header: "File", cell: ({ name }) => name },
          {
            key: "rows",
            header: "Rows",
            align: "end",
            width: "96px",
            cell: ({ rows }) => <Count value={rows} />,
          },
          {
            key: "columns",
            header: "Columns",
            align: "end",
            width: "96px",
            cell: ({ columns }) => <Count value={columns.length} />,
            from: "medium",
          },
          {
            key: "size",
            header: "Size",
            align: "end",
            width: "96px",
            cell: ({ bytes }) => formatBytes(bytes),
            narrow: "aside",
          },
          {
            key: "format",
            header: "Format",
            width: "160px",
            cell: formatWords,
            from: "large",
            narrow: "hidden",
          },
          {
            key: "datasets",
            header: "Datasets",
            width: "20%",
            cell: ({ datasets }) => (
              <NameList names={datasets} href={(id) => `/datasets/${id}`} none="None yet" />
            ),
            from: "medium",
            narrow: "hidden",
          },
          {
            key: "uploaded",
            header: "Uploaded",
            align: "end",
            width: "140px",
            cell: ({ createdAt }) => <Time value={createdAt} />,
            narrow: "detail",
          },
        ]}
        actions={
          mayCreate
            ? (file) => (
                <ActionsMenu label={`Actions for ${file.name}`}>
                  <MenuLink
                    href={withQuery("/datasets/new", { source: source.id, file: file.name })}
                    icon={<Plus aria-hidden="true" />}
                  >
                    Create dataset
                  </MenuLink>
                  {mayUpload ? (
                    <MenuItem
                      icon={<Rows2 aria-hidden="true" />}
                      disabled={firstLine.isPending}
                      onSelect={() => firstLine.change(file)}
                    >
                      {file.firstLine === "names"
                        ? "Take the first line as data"
                        : "Take the first line as names"}
                    </MenuItem>
                  ) : undefined}
                  {mayUpload ? (
                    <MenuItem
                      icon={<Trash2 aria-hidden="true" />}
                      tone="danger"
                      disabled={file.datasets.length > 0}
                      detail={file.datasets.length > 0 ? "Datasets read it" : undefined}
                      onSelect={() => setDeleting(file)}
                    >
                      Delete
                    </MenuItem>
                  ) : undefined}
                </ActionsMenu>
              )
            : undefined
        }
        empty={
          <EmptyState
            icon={FileSpreadsheet}
            title="No file yet"
            text={
              mayUpload
                ? "Drop a CSV file above; then make a dataset of it."
                : "An owner of this workspace can upload files."
            }
          />
        }
      />
      {deleting ? (
        <DeleteFile sourceId={source.id} file={deleting} onClose={() => setDeleting(undefined)} />
      ) : undefined}
    </div>
  );
}
