import type { Metadata } from "next";
import { Logo } from "@/components/frame/logo";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-4 px-6">
      <Logo />
      <h1 className="font-semibold text-xl">There is no page at this address</h1>
      <p className="text-muted">
        It may have been deleted, or the link was cut off. Everything that still exists can be reached from
        Home.
      </p>
      <LinkButton href="/" variant="primary">
        Go to Home
      </LinkButton>
    </main>
  );
}
