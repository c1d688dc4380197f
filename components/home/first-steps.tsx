import { Circle, CircleCheck } from "lucide-react";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import type { HomeView } from "@/lib/contracts/home";

const steps = [
  {
    key: "source",
    title: "Connect a source",
    text: "PostgreSQL, a CSV file, or the built-in sample data.",
    href: "/sources/new",
    action: "Connect a source",
  },
  {
    key: "destination",
    title: "Add PartnerStack",
    text: "With your test or production keys, or the built-in sandbox: no account needed.",
    href: "/destinations/new",
    action: "Add PartnerStack",
  },
  {
    key: "sync",
    title: "Create a sync",
    text: "Map columns to PartnerStack's fields and see the exact request before anything is sent.",
    href: "/syncs/new",
    action: "Create a sync",
  },
  {
    key: "run",
    title: "Run it",
    text: "Watch the records go, and look at each request and answer.",
    href: "/syncs",
    action: "Choose a sync",
  },
] as const;

/** The way to the first record; each step ticks itself. */
export function FirstSteps({ done }: { done: HomeView["setUp"] }) {
  const next = steps.find(({ key }) => !done[key])?.key;
  return (
    <Card flush>
      <ol className="divide-y">
        {steps.map(({ key, title, text, href, action }, at) => (
          <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            {done[key] ? (
              <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-success" />
            ) : (
              <Circle aria-hidden="true" className="size-5 shrink-0 text-muted" />
            )}
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium">
                {at + 1}. {title}
                <span className="sr-only">{done[key] ? ", done" : ""}</span>
              </p>
              <p className="text-muted text-sm">{text}</p>
            </div>
            <LinkButton href={href} size="small" variant={key === next ? "primary" : "secondary"}>
              {action}
            </LinkButton>
          </li>
        ))}
      </ol>
    </Card>
  );
}
