import { Badge } from "@/components/ui/badge";

/** How PartnerStack answered. 404 is an answer like any other where we only looked. */
export function CallStatus({ method, status }: { method: string; status: number | null }) {
  if (status === null) return <Badge tone="danger">No answer</Badge>;
  const onlyMissing = status === 404 && method === "GET";
  return <Badge tone={status < 300 ? "success" : onlyMissing ? "neutral" : "danger"}>{status}</Badge>;
}
