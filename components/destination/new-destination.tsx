"use client";

import { FlaskConical, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { Fragment, useId, useState } from "react";
import { useForm } from "react-hook-form";
import { destinationTypes } from "@/lib/destinations/catalog";
import { lazyRules } from "../forms/lazy-rules";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import { RadioCards } from "../ui/radio-cards";
import { Stepper } from "../ui/stepper";
import { DestinationFields } from "./destination-fields";
import {
  type DestinationDraft,
  type DestinationFormOutput,
  newDraft,
  type OfferedKeys,
} from "./destination-form";
import { type DestinationTypeName, destinationType } from "./destination-words";
import { SandboxKeyChoice } from "./sandbox-key-choice";
import { SavedTest } from "./saved-test";
import { TestFooter } from "./test-footer";
import { useCreateDestination } from "./use-save-destination";

const steps = ["Choose", "Configure", "Test"];
const icons: Record<DestinationTypeName, typeof Send> = {
  partnerstack: Send,
  partnerstack_sandbox: FlaskConical,
};

interface NewDestinationProps {
  initialType: DestinationTypeName | undefined;
  /** Keys of a new account, for the sandbox. */
  offeredKeys: OfferedKeys;
}

const rules = lazyRules(async () => (await import("./destination-rules")).newDestinationForm);

/** Connects PartnerStack in three steps. It lies over the list; closing it leads there. */
export function NewDestination({ initialType, offeredKeys }: NewDestinationProps) {
  const router = useRouter();
  const formId = useId();
  const [type, setType] = useState<DestinationTypeName>(initialType ?? "partnerstack");
  const [step, setStep] = useState<"choose" | "configure" | "test">(initialType ? "configure" : "choose");
  const [failure, setFailure] = useState<FormFailure>();
  const form = useForm<DestinationDraft, unknown, DestinationFormOutput>({
    resolver: rules,
    mode: "onTouched",
    defaultValues: newDraft(type, offeredKeys),
  });
  const creation = useCreateDestination(type);
  const close = () => router.push("/destinations", { scroll: false });

  const choose = (next: DestinationTypeName) => {
    setType(next);
    form.reset(newDraft(next, offeredKeys));
  };
  const connect = (saveUntested: boolean) =>
    form.handleSubmit(async (values) => {
      setFailure(undefined);
      setStep("test");
      try {
        await creation.mutateAsync({ ...values, saveUntested });
      } catch (error) {
        setStep("configure");
        setFailure(showOnForm(error, form));
      }
    })();

  const saved = creation.isPending ? undefined : creation.data;
  const texts = {
    choose: "Where records are sent.",
    configure: destinationType(type).help,
    test: saved?.destination
      ? `${saved.destination.name} is saved.`
      : "The keys are tried with a real call, which changes nothing.",
  };
  const footers = {
    choose: (
      <Button variant="primary" type="submit" form={formId}>
        Continue
      </Button>
    ),
    configure: (
      <>
        <Button onClick={() => setStep("choose")}>Back</Button>
        <Button variant="primary" type="submit" form={formId}>
          Connect
        </Button>
      </>
    ),
    test: (
      <TestFooter
        saved={saved}
        onBack={() => setStep("configure")}
        onRetry={() => connect(false)}
        onSaveAnyway={() => connect(true)}
        onDone={close}
      />
    ),
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      title={step === "choose" ? "New destination" : `Connect ${destinationType(type).label} to Tributary`}
      text={texts[step]}
      top={
        <Stepper
          label="Steps"
          steps={steps}
          current={saved?.destination ? 3 : ["choose", "configure", "test"].indexOf(step)}
        />
      }
      // A button of another step is another button: the one that was pressed for Back must not submit what comes after it.
      footer={<Fragment key={step}>{footers[step]}</Fragment>}
    >
      {/* As high as its highest step, so that nothing moves between them. */}
      <div className="sm:min-h-80">
        {step === "choose" ? (
          <form
            id={formId}
            onSubmit={(event) => {
              event.preventDefault();
              setStep("configure");
            }}
          >
            <RadioCards
              label="Type of destination"
              value={type}
              onValueChange={(value) => choose(value as DestinationTypeName)}
              cards={destinationTypes.map(({ name, label, description }) => {
                const Icon = icons[name];
                return { value: name, title: label, text: description, icon: <Icon aria-hidden="true" /> };
              })}
            />
          </form>
        ) : undefined}
        {step === "configure" ? (
          <form
            id={formId}
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void connect(false);
            }}
          >
            <DestinationFields
              type={type}
              register={form.register}
              errors={form.formState.errors}
              {...(type === "partnerstack_sandbox" && {
                shownSecret: form.watch("secretKey"),
                advanced: (
                  <SandboxKeyChoice
                    offered={offeredKeys}
                    publicKey={form.watch("publicKey")}
                    setValue={form.setValue}
                  />
                ),
              })}
            />
            <FormError title={failure?.title} text={failure?.text} />
          </form>
        ) : undefined}
        {step === "test" ? <SavedTest type={type} saved={saved} /> : undefined}
      </div>
    </Dialog>
  );
}
