"use client";

import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SectionHeader } from "@/components/ui/section-header";
import type { SandboxSwitch } from "@/lib/contracts/sandbox";
import { sameJson } from "@/lib/core/json";
import { SwitchRow } from "./switch-row";
import { useSetSwitches } from "./use-set-switches";

type SwitchListProps = { destinationId: number; switches: readonly SandboxSwitch[]; mayEdit: boolean };

const groups = [
  {
    kind: "fault",
    title: "Faults",
    text: "Accidents that can be switched on, to see that a run loses nothing and pays nothing twice.",
  },
  { kind: "number", title: "Pace and delays", text: "How many calls are allowed, and what takes its time." },
  {
    kind: "choice",
    title: "Habits of PartnerStack",
    text: "What nobody could establish about the real one. Tributary is right under each of them.",
  },
] as const;

/** How the sandbox behaves. Each switch takes effect at once, for every run that is going on. */
export function SwitchList({ destinationId, switches, mayEdit }: SwitchListProps) {
  const set = useSetSwitches(destinationId);
  const changed = switches.filter(({ value, initial }) => !sameJson(value, initial));
  const valuesOf = (which: "value" | "initial") =>
    Object.fromEntries(changed.map((one) => [one.name, one[which]]));
  return (
    <div className="flex flex-col gap-8">
      {mayEdit && changed.length > 0 ? (
        <div>
          <Button
            busy={set.isPending && "Switching"}
            onClick={() =>
              set.mutate({
                values: valuesOf("initial"),
                before: valuesOf("value"),
                said: "Everything is as it was at first",
              })
            }
          >
            Set everything back
          </Button>
        </div>
      ) : undefined}
      {groups.map(({ kind, title, text }) => (
        <section key={kind}>
          <SectionHeader title={title} text={text} />
          <div className="mt-3">
            <Card flush>
              <ul className="divide-y">
                {switches
                  .filter((one) => one.kind === kind)
                  .map((one) => (
                    <SwitchRow
                      // What somebody else set, or an undo, takes the place of what was typed.
                      key={`${one.name} ${JSON.stringify(one.value)}`}
                      one={one}
                      disabled={!mayEdit}
                      onSet={(value, said) =>
                        set.mutate({ values: { [one.name]: value }, before: { [one.name]: one.value }, said })
                      }
                    />
                  ))}
              </ul>
            </Card>
          </div>
        </section>
      ))}
    </div>
  );
}
