import { redirect } from "next/navigation";
import { pageActor } from "@/lib/auth/page-actor";

export default async function SettingsPage() {
  await pageActor("view");
  redirect("/settings/profile");
}
