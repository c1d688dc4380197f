"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import type { ShownRecords } from "@/lib/contracts/record-acts";
import type { RecordAct } from "@/lib/core/record-acts";
import type { StatusCounts } from "./act-words";
import { DismissDialog } from "./dismiss-dialog";
import { RetryDialog } from "./retry-dialog";
import { useRestore } from "./use-restore";

/** Records that somebody wants to do something with. */
export interface AskedRecords {
  runId: number;
  /** "customer" or "transaction", where it is known. */
  object: string | undefined;
  /** As the API takes it. */
  selection: { ids: number[] } | { filter: ShownRecords & { dismissedAt?: string } };
  /** How many there are of each status; with `more`, so many at least. */
  counts: StatusCounts;
  more?: boolean;
  /** The key, where it is one record. */
  name?: string;
  /** Called when it was done. */
  onDone?: () => void;
}

type Ask = (act: RecordAct, records: AskedRecords) => void;

const AskContext = createContext<Ask | undefined>(undefined);

/** Lets everything inside ask for an act on records; the question that comes first is asked here, in one place. */
export function RecordActs({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<{ act: Exclude<RecordAct, "restore">; records: AskedRecords }>();
  const restore = useRestore();
  const ask: Ask = (act, records) => {
    // Nothing is lost by it, and dismissing again takes it back: it needs no question.
    if (act === "restore") void restore(records);
    else setAsked({ act, records });
  };
  const dialog = (act: RecordAct) => ({
    records: asked?.act === act ? asked.records : undefined,
    onClose: () => setAsked(undefined),
  });
  return (
    <AskContext value={ask}>
      {children}
      <RetryDialog {...dialog("retry")} />
      <DismissDialog {...dialog("dismiss")} />
    </AskContext>
  );
}

/** Asks for an act on records. It may open a question first. */
export function useAskForAct(): Ask {
  const ask = useContext(AskContext);
  if (!ask) throw new Error("Acts on records are asked for inside RecordActs.");
  return ask;
}
