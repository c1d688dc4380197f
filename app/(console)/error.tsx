"use client";

import { PageFailure } from "@/components/frame/page-failure";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ConsoleErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <div className="max-w-md pt-16">
      <PageFailure digest={error.digest} onRetry={retry} />
    </div>
  );
}
