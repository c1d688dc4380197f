"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { findSourceType, type SourceType, sourceTypes } from "@/lib/sources/source-types";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { RadioCards } from "../ui/radio-cards";
import { Stepper } from "../ui/stepper";
import { ConnectFiles, ConnectFilesFooter } from "./connect-files";
import { ConnectSource, ConnectSourceFooter } from "./connect-source";
import { sourceIcons } from "./source-words";
import { useConnectFiles } from "./use-connect-files";
import { useConnectSource } from "./use-connect-source";

const steps = ["Choose", "Configure", "Test"];

/** Connects a source in three steps. It lies over the list; closing it leads there. */
export function NewSource({ initialType }: { initialType: SourceType | undefined }) {
  const router = useRouter();
  const formId = useId();
  const [type, setType] = useState<SourceType>(initialType ?? "postgres");
  const [chosen, setChosen] = useState(initialType !== undefined);
  const settings = useConnectSource(type);
  const files = useConnectFiles();
  const { label, description } = findSourceType(type);

  const parts = {
    formId,
    onBack: () => setChosen(false),
    onClose: () => router.push("/sources", { scroll: false }),
  };
  const isFiles = type === "csv";
  const tested = isFiles ? files.sent : settings.testing;
  const connected = isFiles ? files.sourceId !== undefined && !files.running : settings.result?.source;
  const step = !chosen ? 0 : !tested ? 1 : connected ? 3 : 2;

  const choose = (next: SourceType) => {
    setType(next);
    settings.begin(next);
  };
  const continueButton = (
    <Button variant="primary" type="submit" form={formId}>
      Continue
    </Button>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) parts.onClose();
      }}
      title={chosen ? `New source: ${label}` : "New source"}
      text={chosen ? description : "Where records come from. Tributary only ever reads from it."}
      top={<Stepper label="Steps" steps={steps} current={step} />}
      footer={
        !chosen ? (
          continueButton
        ) : isFiles ? (
          <ConnectFilesFooter connecting={files} {...parts} />
        ) : (
          <ConnectSourceFooter connecting={settings} {...parts} />
        )
      }
    >
      {/* About as high as its highest step, so that little moves between them. */}
      <div className="sm:min-h-80">
        {!chosen ? (
          <form
            id={formId}
            onSubmit={(event) => {
              event.preventDefault();
              setChosen(true);
            }}
          >
            <RadioCards
              label="Type of source"
              value={type}
              onValueChange={(value) => choose(value as SourceType)}
              cards={sourceTypes.map(({ type: name, label: title, description: text }) => {
                const Icon = sourceIcons[name];
                return { value: name, title, text, icon: <Icon aria-hidden="true" /> };
              })}
            />
          </form>
        ) : isFiles ? (
          <ConnectFiles connecting={files} formId={formId} />
        ) : (
          <ConnectSource connecting={settings} formId={formId} />
        )}
      </div>
    </Dialog>
  );
}
