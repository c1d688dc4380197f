"use client";

import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";

type StartOverProps = {
  /** "Start over", or "Discard changes" where there is something saved to go back to. */
  label: string;
  /** What happened, once it has. */
  said: string;
  onStartOver: () => void;
  onUndo: () => void;
};

/** Throws the draft away and can bring it back. It stands in the text under the title, out of the way of a thumb. */
export function StartOver({ label, said, onStartOver, onUndo }: StartOverProps) {
  return (
    <Button
      size="small"
      variant="ghost"
      className="-my-1 h-6 px-1 text-accent underline-offset-2 hover:underline"
      onClick={() => {
        onStartOver();
        notify.info(said, { undo: onUndo });
      }}
    >
      {label}
    </Button>
  );
}
