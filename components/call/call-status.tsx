import { Badge } from "@/components/ui/badge";

/** How PartnerStack answered. 404 is an answer like any other where we only looked. */
export function CallStatus({ status }: { status: number | null }) {
  if (status === null) return <Badge tone="danger">No answer</Badge>;
  return <Badge tone={status < 300 ? "success" : status === 404 ? "neutral" : "danger"}>{status}</Badge>;
}
