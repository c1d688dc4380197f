"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { done } from "@/lib/contracts/common";
import type { SessionView } from "@/lib/contracts/people";
import { ApiError, api } from "@/lib/http/client";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import { notify } from "../ui/toast";
import { deviceName } from "./device-name";

/** Where this person is signed in. The browser that looks is signed out by the user menu, not from here. */
export function SessionList({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <ul className="divide-y">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
          <div className="min-w-0 flex-1 basis-56">
            <p className="flex items-center gap-2 font-medium">
              {deviceName(session.userAgent)}
              {session.current ? <Badge tone="success">This browser</Badge> : undefined}
            </p>
            <p className="text-muted text-sm">
              {session.address ? `${session.address}, ` : undefined}
              signed in <Time value={session.createdAt} />, last seen <Time value={session.lastSeenAt} />
            </p>
          </div>
          {session.current ? undefined : <RevokeButton session={session} />}
        </li>
      ))}
    </ul>
  );
}

function RevokeButton({ session }: { session: SessionView }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const name = deviceName(session.userAgent);
  const revoke = async () => {
    setBusy(true);
    try {
      await api.delete<typeof done>(`/api/sessions/${encodeURIComponent(session.id)}`);
      notify.success(`${name} was signed out`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notify.error(error.message, { text: error.hint });
    } finally {
      setBusy(false);
      router.refresh();
    }
  };
  return (
    <Button size="small" onClick={revoke} busy={busy && "Signing out"} aria-label={`Sign out ${name}`}>
      Sign out
    </Button>
  );
}
