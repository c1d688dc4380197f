import { v1Destination } from "@/lib/contracts/v1/connections";
import { v1Object } from "@/lib/contracts/v1/envelope";
import { notFound } from "@/lib/http/problem";
import { v1Route } from "@/lib/http/v1/v1-route";
import { destination } from "@/lib/queries/destinations";
import { v1DestinationView } from "@/lib/queries/v1/connections";

export const GET = v1Route({
  action: "view",
  output: v1Object(v1Destination),
  run: async ({ id }) => {
    const found = await destination(id);
    return found ? { status: "success" as const, data: v1DestinationView(found) } : notFound();
  },
});
