import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { pageActor } from "@/lib/auth/page-actor";
import { may, minimumRole, type PermissionAction } from "@/lib/auth/permissions";
import { refusal } from "@/lib/auth/require-actor";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Not allowed" };

export default async function NoAccessPage({ searchParams }: PageProps) {
  const actor = await pageActor("view");
  const { action } = await searchParams;
  if (!isAction(action) || may(actor.role, action)) redirect("/");
  return (
    <Card>
      <h1 className="mb-1 font-semibold text-xl">Your role does not open this page</h1>
      <p className="mb-5 text-muted">
        {refusal(actor.role, action)} Ask an owner of this workspace to do it or to change your role.
      </p>
      <LinkButton href="/" variant="primary">
        Go to Home
      </LinkButton>
    </Card>
  );
}

function isAction(action: string | string[] | undefined): action is PermissionAction {
  return typeof action === "string" && Object.hasOwn(minimumRole, action);
}
