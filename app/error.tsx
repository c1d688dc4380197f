"use client";

import { PageFailure } from "@/components/frame/page-failure";

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6">
      <PageFailure digest={error.digest} onRetry={retry} />
    </main>
  );
}
