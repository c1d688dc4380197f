"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { findSourceType, type SourceType } from "@/lib/sources/source-types";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { emptyDraft, type SourceDraft, sourceResolver } from "./source-form";
import { useCreateSource } from "./use-save-source";

/** The steps Configure and Test of a source with settings: what is typed, and what the test found. */
export function useConnectSource(type: SourceType) {
  const { label, forms } = findSourceType(type);
  const [way, setWay] = useState(forms[0]?.name);
  const [testing, setTesting] = useState(false);
  const [failure, setFailure] = useState<FormFailure>();
  const settings = forms.find(({ name }) => name === way) ?? forms[0];
  const form = useForm<SourceDraft>({
    resolver: sourceResolver(type, settings),
    mode: "onTouched",
    defaultValues: emptyDraft(type, undefined, label),
  });
  const creation = useCreateSource(type);

  /** Begins anew with another type. */
  function begin(next: SourceType) {
    const chosen = findSourceType(next);
    setWay(chosen.forms[0]?.name);
    setFailure(undefined);
    form.reset(emptyDraft(next, undefined, chosen.label));
  }

  function changeWay(next: string) {
    setWay(next);
    form.clearErrors();
  }

  const connect = (saveUntested: boolean) =>
    form.handleSubmit(async (values) => {
      setFailure(undefined);
      setTesting(true);
      try {
        await creation.mutateAsync({ ...values, saveUntested });
      } catch (error) {
        setTesting(false);
        setFailure(showOnForm(error, form));
      }
    })();

  return {
    form,
    forms,
    way: settings?.name,
    changeWay,
    begin,
    connect,
    failure,
    testing,
    /** From the test back to the settings. */
    correct: () => setTesting(false),
    /** Absent while the test is under way. */
    result: creation.isPending ? undefined : creation.data,
  };
}

export type ConnectingSource = ReturnType<typeof useConnectSource>;
