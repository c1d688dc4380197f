"use client";

import { type Dispatch, useCallback, useEffect, useReducer, useRef } from "react";
import { changeDraft, type SyncDraft, type SyncDraftAction, syncDraft } from "./sync-draft";

interface DraftOfTab {
  draft: SyncDraft;
  change: Dispatch<SyncDraftAction>;
  /** Forgets what was kept and begins with the first draft again. */
  startOver: () => void;
  /** Forgets what was kept: it has been saved, or is not wanted any more. */
  discard: () => void;
}

/**
 * A draft that survives a reload. It is kept for this tab only (sessionStorage): two tabs are two syncs, and on a shared
 * computer nobody finds the draft of somebody else.
 */
export function useSyncDraft(key: string, first: SyncDraft): DraftOfTab {
  const [draft, change] = useReducer(changeDraft, first);
  const start = useRef(first).current;
  // Nothing is written before what was kept has been read, nor after it was discarded.
  const keeping = useRef(false);

  useEffect(() => {
    const kept = readKept(key);
    if (kept) change({ type: "replace", draft: withChosen(kept, start) });
    keeping.current = true;
  }, [key, start]);

  useEffect(() => {
    if (keeping.current && draft !== start) sessionStorage.setItem(key, JSON.stringify(draft));
  }, [key, draft, start]);

  const discard = useCallback(() => {
    keeping.current = false;
    sessionStorage.removeItem(key);
  }, [key]);

  const startOver = useCallback(() => {
    sessionStorage.removeItem(key);
    change({ type: "replace", draft: start });
  }, [key, start]);

  return { draft, change, startOver, discard };
}

/** A draft of an older version of the page that no longer fits is dropped. */
function readKept(key: string): SyncDraft | undefined {
  try {
    return syncDraft.safeParse(JSON.parse(sessionStorage.getItem(key) ?? "null")).data;
  } catch {
    return undefined;
  }
}

/** A link that names a dataset or a destination means it. */
function withChosen(kept: SyncDraft, { datasetId, destinationId }: SyncDraft): SyncDraft {
  return {
    ...kept,
    datasetId: datasetId ?? kept.datasetId,
    destinationId: destinationId ?? kept.destinationId,
  };
}
