"use client";

import { CircleX } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";

type FormErrorProps = {
  /** What happened, as a sentence. Nothing is shown while it is absent. */
  title: ReactNode | undefined;
  /** Why, and what to do next. */
  text?: ReactNode;
  /** Fields that were refused; each links to its control where the id is known. */
  problems?: readonly { message: string; fieldId?: string }[];
};

/** Stands above the buttons of a form and takes the focus when it appears, so that it is read at once. */
export function FormError({ title, text, problems = [] }: FormErrorProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (title) box.current?.focus();
  }, [title]);
  if (!title) return undefined;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-lg border border-danger bg-danger-soft p-3 text-sm"
    >
      <CircleX aria-hidden="true" className="mt-px size-4 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-col gap-1">
        <p className="font-medium">{title}</p>
        {text ? <p>{text}</p> : undefined}
        {problems.length > 0 ? (
          <ul className="list-disc ps-4">
            {problems.map((problem) => (
              <li key={problem.message}>
                {problem.fieldId ? (
                  <a href={`#${problem.fieldId}`} className="underline underline-offset-2">
                    {problem.message}
                  </a>
                ) : (
                  problem.message
                )}
              </li>
            ))}
          </ul>
        ) : undefined}
      </div>
    </div>
  );
}
