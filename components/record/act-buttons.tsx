"use client";

import { Button } from "@/components/ui/button";
import { may, type Role } from "@/lib/auth/permissions";
import { type RecordAct, recordActs } from "@/lib/core/record-acts";
import { countFor } from "./act-words";
import { type AskedRecords, useAskForAct } from "./record-acts";
import { actLabels, permissionOf } from "./selection-bar";

type ActButtonsProps = {
  role: Role;
  records: AskedRecords;
  /** Left out where they would be refused for a reason that only this one record has. */
  acts?: readonly RecordAct[];
  /** What the buttons are about, for a screen reader: "3 records: PartnerStack does not know the customer". */
  about: string;
  size?: "small" | "medium";
};

/** The acts that these records and this role allow, as buttons. */
export function ActButtons({ role, records, acts = recordActs, about, size = "medium" }: ActButtonsProps) {
  const ask = useAskForAct();
  const offered = acts.filter((act) => countFor(act, records.counts) > 0 && may(role, permissionOf[act]));
  return offered.map((act) => (
    <Button key={act} size={size} aria-label={`${actLabels[act]} ${about}`} onClick={() => ask(act, records)}>
      {actLabels[act]}
    </Button>
  ));
}
