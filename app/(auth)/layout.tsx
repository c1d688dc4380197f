import type { ReactNode } from "react";
import { Logo } from "@/components/frame/logo";

/** A calm card in the middle; on a phone it takes the width and starts at the top, above the keyboard. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 pt-10 pb-16 sm:justify-center sm:pt-16">
      <main className="flex w-full max-w-sm flex-col gap-6">
        <div className="flex justify-center">
          <Logo />
        </div>
        {children}
      </main>
    </div>
  );
}
