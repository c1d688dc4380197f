import { pageActor } from "@/lib/auth/page-actor";

/** The list itself is drawn by the layout. */
export default async function DestinationsPage() {
  await pageActor("view");
  return null;
}
