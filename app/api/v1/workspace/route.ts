import { v1Workspace } from "@/lib/contracts/v1/connections";
import { v1Object } from "@/lib/contracts/v1/envelope";
import { v1Route } from "@/lib/http/v1/v1-route";
import { workspaceSince } from "@/lib/store/v1-pages";

/** Everything is one workspace here. */
export const GET = v1Route({
  action: "view",
  output: v1Object(v1Workspace),
  run: async () => ({
    status: "success" as const,
    data: {
      ...{ id: 1, name: "Tributary", organization_id: 1, notification_emails: [] },
      created_at: await workspaceSince(),
    },
  }),
});
