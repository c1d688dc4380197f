import { SandboxCallDrawer } from "@/components/sandbox/sandbox-call-drawer";
import { SandboxCalls } from "@/components/sandbox/sandbox-calls";
import { SandboxFrame } from "@/components/sandbox/sandbox-frame";
import { Alert } from "@/components/ui/alert";
import { Pagination } from "@/components/ui/pagination";
import { sandboxCallQuery } from "@/lib/contracts/sandbox";
import { withQuery } from "@/lib/http/with-query";
import { sandboxCalls } from "@/lib/queries/sandbox";
import { loadSandbox } from "../load-sandbox";

export async function generateMetadata({ params }: PageProps<"/destinations/[id]/sandbox/calls">) {
  return { title: `Calls to ${(await loadSandbox(params)).destination.name}` };
}

export default async function SandboxCallsPage({
  params,
  searchParams,
}: PageProps<"/destinations/[id]/sandbox/calls">) {
  const { destination, switches, mayEdit } = await loadSandbox(params);
  const { limit, call: openAt } = sandboxCallQuery.parse(await searchParams);
  const answer = await sandboxCalls(destination.id, limit);
  const href = (change: { limit?: number; call?: number | undefined }) => {
    const next = { limit, ...change };
    return withQuery(`/destinations/${destination.id}/sandbox/calls`, {
      ...next,
      limit: next.limit === 50 ? undefined : next.limit,
    });
  };
  const calls = answer?.ok ? answer.value : [];
  const open = openAt === undefined ? undefined : calls[openAt];
  return (
    <SandboxFrame destination={destination} switches={switches} mayEdit={mayEdit}>
      {answer?.ok ? (
        <>
          <SandboxCalls calls={calls} openAt={openAt} hrefOf={(call) => href({ call })} />
          <Pagination
            newerHref={undefined}
            olderHref={
              calls.length === limit && limit < 1_000
                ? href({ limit: Math.min(1_000, limit * 2), call: undefined })
                : undefined
            }
            summary={calls.length === 0 ? undefined : `The newest ${calls.length}`}
            olderLabel="Show more"
          />
          {open ? (
            <SandboxCallDrawer key={openAt} call={open} closeHref={href({ call: undefined })} />
          ) : undefined}
        </>
      ) : (
        <Alert tone="danger" title={answer?.message ?? "The sandbox does not answer."}>
          {answer?.hint}
        </Alert>
      )}
    </SandboxFrame>
  );
}
