"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { type SourceType, sourceTypes } from "@/lib/sources/catalog";
import { Button } from "../ui/button";
import { RadioCards } from "../ui/radio-cards";
import { ConnectFiles } from "./connect-files";
import { ConnectSource } from "./connect-source";
import { SourceDialog } from "./source-dialog";
import { sourceIcons } from "./source-words";

/** Connects a source in three steps. It lies over the list; closing it leads there. */
export function NewSource({ initialType }: { initialType: SourceType | undefined }) {
  const router = useRouter();
  const formId = useId();
  const [type, setType] = useState<SourceType>(initialType ?? "postgres");
  const [chosen, setChosen] = useState(initialType !== undefined);
  const close = () => router.push("/sources", { scroll: false });
  const back = () => setChosen(false);
  if (chosen && type === "csv") return <ConnectFiles onBack={back} onClose={close} />;
  if (chosen) return <ConnectSource key={type} type={type} onBack={back} onClose={close} />;
  return (
    <SourceDialog
      title="New source"
      text="Where records come from. Tributary only ever reads from it."
      step={0}
      onClose={close}
      footer={
        <Button variant="primary" type="submit" form={formId}>
          Continue
        </Button>
      }
    >
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
          onValueChange={(value) => setType(value as SourceType)}
          cards={sourceTypes.map(({ type: name, label, description }) => {
            const Icon = sourceIcons[name];
            return { value: name, title: label, text: description, icon: <Icon aria-hidden="true" /> };
          })}
        />
      </form>
    </SourceDialog>
  );
}
