import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Page not found" };

/** For what was deleted or never was, inside the frame of the console; an address that leads nowhere has a page of its own. */
export default function NotFound() {
  return (
    <>
      <PageHeader title="There is nothing at this address" />
      <p className="max-w-prose text-muted">
        It may have been deleted, or the link was cut off. Everything that still exists can be reached from
        the navigation and by the search.
      </p>
      <LinkButton href="/" className="mt-4">
        Go to Home
      </LinkButton>
    </>
  );
}
