"use client";

import type { ReactNode } from "react";
import { Dialog } from "../ui/dialog";
import { Stepper } from "../ui/stepper";

interface SourceDialogProps {
  title: string;
  text: string;
  /** 0 Choose, 1 Configure, 2 Test, 3 everything done. */
  step: number;
  onClose: () => void;
  footer: ReactNode;
  children: ReactNode;
}

/** The frame that the steps of connecting a source share. */
export function SourceDialog({ title, text, step, onClose, footer, children }: SourceDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      text={text}
      top={<Stepper label="Steps" steps={["Choose", "Configure", "Test"]} current={step} />}
      footer={footer}
    >
      {children}
    </Dialog>
  );
}
