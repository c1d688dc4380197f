"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { FlaskConical, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { destinationTypes } from "@/lib/destinations/catalog";
import { plainMessage } from "@/lib/http/plain-message";
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
  emptyDraft,
  newDestinationForm,
} from "./destination-form";
import { type DestinationTypeName, destinationType } from "./destination-words";
import { SandboxKeyChoice } from "./sandbox-key-choice";
import { SavedTest } from "./saved-test";
import { useCreateDestination } from "./use-save-destination";

const steps = ["Choose", "Configure", "Test"];
const icons: Record<DestinationTypeName, typeof Send> = {
  partnerstack: Send,
  partnerstack_sandbox: FlaskConical,
};

/** Connects PartnerStack in three steps. It lies over the list; closing it leads there. */
export function NewDestination({ initialType }: { initialType: DestinationTypeName | undefined }) {
  const router = useRouter();
  const formId = useId();
  const [type, setType] = useState<DestinationTypeName>(initialType ?? "partnerstack");
  const [step, setStep] = useState<"choose" | "configure" | "test">(initialType ? "configure" : "choose");
  const [failure, setFailure] = useState<FormFailure>();
  const form = useForm<DestinationDraft, unknown, DestinationFormOutput>({
    resolver: zodResolver(newDestinationForm, { error: plainMessage }),
    mode: "onTouched",
    defaultValues: emptyDraft(destinationType(type).label),
  });
  const creation = useCreateDestination(type);
  const close = () => router.push("/destinations", { scroll: false });

  const choose = (next: DestinationTypeName) => {
    setType(next);
    form.reset(emptyDraft(destinationType(next).label));
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
    test: saved?.destination ? (
      <Button variant="primary" onClick={close} autoFocus>
        Done
      </Button>
    ) : (
      <>
        <Button onClick={() => setStep("configure")} disabled={!saved}>
          Back
        </Button>
        {saved?.test?.failure === "unreachable" ? (
          <Button onClick={() => connect(true)}>Save anyway</Button>
        ) : undefined}
        <Button variant="primary" onClick={() => connect(false)} busy={!saved && "Connecting"}>
          Try again
        </Button>
      </>
    ),
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      title="New destination"
      text={step === "choose" ? "Where records are sent." : destinationType(type).help}
      top={
        <Stepper
          label="Steps"
          steps={steps}
          current={saved?.destination ? 3 : ["choose", "configure", "test"].indexOf(step)}
        />
      }
      footer={footers[step]}
    >
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
          {type === "partnerstack_sandbox" ? <SandboxKeyChoice form={form} /> : undefined}
          <DestinationFields
            type={type}
            register={form.register}
            errors={form.formState.errors}
            shownSecret={type === "partnerstack_sandbox" ? form.watch("secretKey") : undefined}
          />
          <FormError title={failure?.title} text={failure?.text} />
        </form>
      ) : undefined}
      {step === "test" ? <SavedTest type={type} saved={saved} /> : undefined}
    </Dialog>
  );
}
