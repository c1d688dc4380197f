import type { Metadata } from "next";
import { ApiKeyList } from "@/components/api-key/api-key-list";
import { NewApiKey } from "@/components/api-key/new-api-key";
import { SectionHeader } from "@/components/ui/section-header";
import { pageActor } from "@/lib/auth/page-actor";
import { apiKeys } from "@/lib/queries/api-keys";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  await pageActor("api_keys.edit");
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <SectionHeader
        title="API keys"
        text="For Airflow, Dagster, Prefect, Terraform or curl. A key belongs to the workspace, not to a person."
        actions={<NewApiKey />}
      />
      <ApiKeyList apiKeys={await apiKeys()} />
    </div>
  );
}
