"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const whileWorkingMs = 2_000;
const otherwiseMs = 15_000;

/**
 * Renders the page anew now and then, and often while a run on it works: a list of runs and the buttons above it stay
 * true also of a run that a schedule or a colleague starts. A hidden tab waits until it is looked at.
 */
export function KeepFresh({ working }: { working: boolean }) {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (!document.hidden) router.refresh();
    };
    const timer = setInterval(look, working ? whileWorkingMs : otherwiseMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router, working]);
  return null;
}
