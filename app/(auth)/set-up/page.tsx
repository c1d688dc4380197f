import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpForm } from "@/components/account/set-up-form";
import { Card } from "@/components/ui/card";
import { isSetUp } from "@/lib/queries/is-set-up";

export const metadata: Metadata = { title: "Set up Tributary" };
/** Asked at every visit: the page is there only until somebody has filled it in. */
export const dynamic = "force-dynamic";

export default async function SetUpPage() {
  if (await isSetUp()) redirect("/sign-in");
  return (
    <Card>
      <h1 className="mb-1 font-semibold text-xl">Set up Tributary</h1>
      <p className="mb-5 text-muted">
        You are the first one here, so this account becomes the owner of this installation. It stays on your
        server; nothing is sent anywhere.
      </p>
      <SetUpForm />
    </Card>
  );
}
