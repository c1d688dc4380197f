import { z } from "zod";
import { setUpOwner } from "@/lib/commands/set-up-owner";
import { setUpInput } from "@/lib/contracts/people";
import { publicRoute } from "@/lib/http/route";

export const POST = publicRoute({
  input: setUpInput,
  output: z.object({ userId: z.number() }),
  status: 201,
  run: ({ input }) => setUpOwner(input),
});
