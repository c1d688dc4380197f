import { CircleCheck, CircleX } from "lucide-react";
import type { ConnectionTestView } from "@/lib/contracts/common";
import { Spinner } from "../ui/spinner";
import { VisuallyHidden } from "../ui/visually-hidden";

/** The lines of a connection test: green checks, and the reason where one failed. */
export function TestChecks({ checks }: { checks: ConnectionTestView["checks"] }) {
  return (
    <ul className="flex flex-col gap-3">
      {checks.map((check) => {
        const Icon = check.ok ? CircleCheck : CircleX;
        return (
          <li key={check.label} className="flex gap-2.5">
            <Icon
              aria-hidden="true"
              className={`mt-0.5 size-4 shrink-0 ${check.ok ? "text-success" : "text-danger"}`}
            />
            <div className="min-w-0">
              <p className="font-medium">
                {check.label}
                <VisuallyHidden>{check.ok ? ", passed" : ", failed"}</VisuallyHidden>
              </p>
              {check.detail ? <p className="break-words text-muted text-sm">{check.detail}</p> : undefined}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Stands in the place of the checks while the test is under way. */
export function TestUnderWay({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-2.5">
      <Spinner className="text-accent" />
      {children}
    </p>
  );
}
