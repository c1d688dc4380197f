"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { type NewSandboxKeys, newSandboxKeys } from "@/lib/contracts/destinations";
import { api } from "@/lib/http/client";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import type { DestinationDraft, DestinationFormOutput } from "./destination-form";

type Pair = keyof NewSandboxKeys;

const pairs = [
  { value: "test", label: "Test keys", detail: "As a test account of PartnerStack" },
  {
    value: "production",
    label: "Production keys",
    detail: "To see what Tributary does differently when it is in earnest",
  },
];

/** Fills the form with the keys of a new sandbox account. Keys of one that is there already can be typed instead. */
export function SandboxKeyChoice({
  form,
}: {
  form: UseFormReturn<DestinationDraft, unknown, DestinationFormOutput>;
}) {
  const [pair, setPair] = useState<Pair>("test");
  const { data } = useQuery({
    queryKey: ["sandbox-keys"],
    queryFn: ({ signal }) => api.get("/api/destinations/sandbox-keys", newSandboxKeys, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // A new account the next time, not the same one again.
    gcTime: 0,
  });
  const fill = (keys: NewSandboxKeys[Pair]) => {
    form.setValue("publicKey", keys.publicKey, { shouldValidate: form.formState.isSubmitted });
    form.setValue("secretKey", keys.secretKey, { shouldValidate: form.formState.isSubmitted });
  };
  useEffect(() => {
    if (data && form.getValues("publicKey") === "") {
      form.setValue("publicKey", data.test.publicKey);
      form.setValue("secretKey", data.test.secretKey);
    }
  }, [data, form]);
  return (
    <Field
      label="Keys"
      help="A new account of your own. Type the keys of an account that is there already to see its data again."
    >
      <Select
        options={pairs}
        value={pair}
        onValueChange={(value) => {
          setPair(value as Pair);
          if (data) fill(data[value as Pair]);
        }}
      />
    </Field>
  );
}
