"use client";

import type { UseFormSetValue } from "react-hook-form";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import type { DestinationDraft, OfferedKeys } from "./destination-form";

type Pair = keyof OfferedKeys;

const pairs = [
  { value: "test", label: "Test keys", detail: "As a test account of PartnerStack" },
  {
    value: "production",
    label: "Production keys",
    detail: "To see what Tributary does differently in earnest",
  },
];

interface SandboxKeyChoiceProps {
  offered: OfferedKeys;
  publicKey: string;
  setValue: UseFormSetValue<DestinationDraft>;
}

/** Which pair of the new sandbox account is used. Keys of an account that is there already can be typed instead. */
export function SandboxKeyChoice({ offered, publicKey, setValue }: SandboxKeyChoiceProps) {
  const chosen = (Object.keys(offered) as Pair[]).find((pair) => offered[pair].publicKey === publicKey);
  return (
    <Field
      label="Pair of keys"
      help="Both belong to a new account. Type the keys of an account that is there already to see its data again."
    >
      <Select
        options={pairs}
        value={chosen}
        placeholder="Keys of another account"
        onValueChange={(pair) => {
          const keys = offered[pair as Pair];
          setValue("publicKey", keys.publicKey, { shouldValidate: true });
          setValue("secretKey", keys.secretKey, { shouldValidate: true });
        }}
      />
    </Field>
  );
}
