import type { ReactNode } from "react";
import { Frame } from "@/components/frame/frame";
import { QueryProvider } from "@/components/providers/query-provider";
import { pageActor } from "@/lib/auth/page-actor";
import { roleLabels } from "@/lib/auth/permissions";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { name, email, role } = await pageActor("view");
  return (
    <QueryProvider>
      <Frame user={{ name, email: email ?? "", role: roleLabels[role] }}>{children}</Frame>
    </QueryProvider>
  );
}
