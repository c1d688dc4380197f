import type { ReactNode } from "react";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor("view");
  const tabs = [
    { href: "/settings/profile", label: "Profile" },
    ...(may(actor.role, "api_keys.edit") ? [{ href: "/settings/api-keys", label: "API keys" }] : []),
    { href: "/settings/retention", label: "Data retention" },
    { href: "/settings/about", label: "About" },
  ];
  return (
    <>
      <PageHeader title="Settings" tabs={<LinkTabs label="Settings" tabs={tabs} />} />
      {children}
    </>
  );
}
