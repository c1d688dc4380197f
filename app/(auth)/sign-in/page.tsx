import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { Card } from "@/components/ui/card";
import { currentActor } from "@/lib/auth/page-actor";
import { safeNextPath } from "@/lib/http/next-path";
import { isSetUp } from "@/lib/queries/is-set-up";

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps) {
  if (!(await isSetUp())) redirect("/set-up");
  const next = safeNextPath((await searchParams).next);
  if (await currentActor()) redirect(next);
  return (
    <Card>
      <h1 className="mb-5 font-semibold text-xl">Sign in</h1>
      <SignInForm next={next} />
    </Card>
  );
}
