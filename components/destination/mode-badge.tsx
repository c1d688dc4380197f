import type { DestinationMode } from "@/lib/contracts/destinations";
import { Badge } from "../ui/badge";

interface ModeBadgeProps {
  type: string;
  mode: DestinationMode;
}

/** Whether real money is behind a destination. The mode follows the key pair, so it is known once the keys were used. */
export function ModeBadge({ type, mode }: ModeBadgeProps) {
  if (type === "partnerstack_sandbox") {
    return (
      <Badge tone="info" look="outline">
        {mode === "production" ? "Sandbox production" : "Sandbox"}
      </Badge>
    );
  }
  switch (mode) {
    case "test":
      return (
        <Badge tone="warning" look="outline">
          Test
        </Badge>
      );
    case "production":
      return (
        <Badge tone="danger" look="solid">
          Production
        </Badge>
      );
    case "unknown":
      return <Badge look="outline">Mode unknown</Badge>;
    default:
      return mode satisfies never;
  }
}
