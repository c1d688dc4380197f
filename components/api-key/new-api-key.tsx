"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { ApiKeyForm } from "./api-key-form";
import { ApiKeyToken } from "./api-key-token";

/** The button and its dialog: first the name, then the key, which is shown this once. */
export function NewApiKey() {
  const router = useRouter();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [creating, setCreating] = useState(false);
  const [token, setToken] = useState<string>();
  const begin = () => {
    setToken(undefined);
    setOpen(true);
  };
  const end = () => {
    setOpen(false);
    router.refresh();
  };
  return (
    <>
      <Button variant="primary" onClick={begin}>
        New API key
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? begin() : end())}
        title={token ? "Copy your API key" : "New API key"}
        text={
          token
            ? undefined
            : "Whoever has it can run and change everything here but people and keys, so give each program one of its own."
        }
        footer={
          token ? (
            <Button variant="primary" onClick={end}>
              Done
            </Button>
          ) : (
            <>
              <Button onClick={end}>Cancel</Button>
              <Button type="submit" form={formId} variant="primary" busy={creating && "Creating"}>
                Create key
              </Button>
            </>
          )
        }
      >
        {token ? (
          <ApiKeyToken token={token} />
        ) : (
          <ApiKeyForm id={formId} onBusy={setCreating} onCreated={setToken} />
        )}
      </Dialog>
    </>
  );
}
