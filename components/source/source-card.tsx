"use client";

import { Upload } from "lucide-react";
import type { ConnectionUse as Use } from "@/lib/contracts/common";
import type { SourceView } from "@/lib/contracts/sources";
import { ConnectedBy } from "../connection/connected-by";
import { ConnectionCard } from "../connection/connection-card";
import { ConnectionUse } from "../connection/connection-use";
import { LastTest } from "../connection/last-test";
import { NameList } from "../connection/name-list";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";
import { SourceActions } from "./source-actions";
import { sourceDetail, sourceIcons } from "./source-words";
import { useSourceTest } from "./use-save-source";

interface SourceCardProps {
  source: SourceView;
  use: Use | undefined;
  mayEdit: boolean;
  mayTest: boolean;
}

export function SourceCard({ source, use, mayEdit, mayTest }: SourceCardProps) {
  const { id, name, type } = source;
  const Icon = sourceIcons[type];
  const test = useSourceTest(source);
  return (
    <ConnectionCard
      icon={<Icon />}
      name={
        <TextLink href={`/sources/${id}`} className="text-text">
          {name}
        </TextLink>
      }
      detail={<span className="break-words">{sourceDetail(source)}</span>}
      actions={<SourceActions source={source} mayEdit={mayEdit} mayTest={mayTest} test={test} place="card" />}
      facts={[
        { label: "Connected", value: <ConnectedBy at={source.createdAt} by={source.createdBy} /> },
        {
          label: type === "csv" ? "Files" : "Last tested",
          value:
            type === "csv" ? (
              <FileNames source={source} />
            ) : (
              <LastTest test={source.lastTest} at={source.lastTestedAt} testing={test.isPending} />
            ),
        },
        {
          label: "Datasets",
          value: (
            <NameList
              names={source.datasets}
              href={(datasetId) => `/datasets/${datasetId}`}
              none="None yet"
            />
          ),
        },
        {
          label: "Syncs",
          value: <ConnectionUse syncs={source.syncs} use={use} />,
        },
      ]}
    >
      {complaintOf(source, mayEdit)}
    </ConnectionCard>
  );
}

function FileNames({ source: { id, files } }: { source: SourceView }) {
  const names = files.map((file) => ({ id: file.id, name: file.name }));
  return <NameList names={names} href={() => `/sources/${id}`} none="None yet" />;
}

/** Why nothing can be read at the moment. */
function complaintOf({ id, type, lastTest, files }: SourceView, mayEdit: boolean) {
  const failed = lastTest?.checks.find((check) => !check.ok);
  if (failed) {
    return (
      <Alert tone="danger" title={failed.label}>
        {failed.detail}
      </Alert>
    );
  }
  if (type !== "csv" || files.length > 0) return undefined;
  return (
    <Alert
      tone="info"
      title="No file yet"
      action={
        mayEdit ? (
          <LinkButton href={`/sources/${id}`} size="small">
            <Upload aria-hidden="true" />
            Upload a file
          </LinkButton>
        ) : undefined
      }
    >
      Datasets read the files of this source.
    </Alert>
  );
}
