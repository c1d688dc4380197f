"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { IconButton } from "./button";
import { Input } from "./input";

type PasswordInputProps = Omit<ComponentProps<typeof Input>, "type" | "after"> & {
  /** What is hidden, in the words of its label: "secret key". */
  what?: string;
};

/** Masked while typing, with an eye to check it. Not spell-checked and not offered to a password manager by default. */
export function PasswordInput({ what = "password", autoComplete = "off", ...rest }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  return (
    <Input
      type={shown ? "text" : "password"}
      autoComplete={autoComplete}
      spellCheck={false}
      autoCapitalize="off"
      {...rest}
      after={
        <IconButton
          size="small"
          label={shown ? `Hide ${what}` : `Show ${what}`}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="size-6"
        >
          {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      }
    />
  );
}
