"use client";

import { useRouter } from "next/navigation";
import type { SourceView } from "@/lib/contracts/sources";
import { LastTest } from "../connection/last-test";
import { PageHeader } from "../ui/page-header";
import { SourceActions } from "./source-actions";
import { sourceDetail } from "./source-words";
import { useSourceTest } from "./use-save-source";

interface SourceHeaderProps {
  source: SourceView;
  mayEdit: boolean;
  mayTest: boolean;
}

export function SourceHeader({ source, mayEdit, mayTest }: SourceHeaderProps) {
  const router = useRouter();
  const test = useSourceTest(source);
  return (
    <PageHeader
      title={source.name}
      breadcrumb={[{ label: "Sources", href: "/sources" }]}
      status={
        source.type === "csv" ? undefined : (
          <span className="text-sm">
            <LastTest test={source.lastTest} at={source.lastTestedAt} testing={test.isPending} />
          </span>
        )
      }
      meta={<span className="break-words">{sourceDetail(source)}</span>}
      actions={
        mayEdit || mayTest ? (
          <SourceActions
            source={source}
            mayEdit={mayEdit}
            mayTest={mayTest}
            test={test}
            place="page"
            afterDelete={() => router.push("/sources")}
          />
        ) : undefined
      }
    />
  );
}
