"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { notify } from "@/components/ui/toast";
import type { syncView } from "@/lib/contracts/syncs";
import { api } from "@/lib/http/client";

/** ENABLED in the header of a sync. A run that works already goes on; only new ones are refused. */
export function EnableSwitch({ syncId, enabled }: { syncId: number; enabled: boolean }) {
  const router = useRouter();
  const [checked, setChecked] = useState(enabled);
  const change = useMutation({
    mutationFn: (wanted: boolean) => api.patch<typeof syncView>(`/api/syncs/${syncId}`, { enabled: wanted }),
    onMutate: setChecked,
    onSuccess: () => router.refresh(),
    onError: (error, wanted) => {
      setChecked(!wanted);
      notify.error(error.message);
    },
  });
  return (
    <Switch
      label={checked ? "Enabled" : "Off"}
      checked={checked}
      onCheckedChange={(wanted) => change.mutate(wanted)}
    />
  );
}
