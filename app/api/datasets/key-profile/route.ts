import { keyProfile, keyProfileInput } from "@/lib/contracts/datasets";
import { notFound } from "@/lib/http/problem";
import { route } from "@/lib/http/route";
import { profileKey } from "@/lib/queries/key-profile";
import { sourceProblem } from "@/lib/queries/source-problem";

/** Reads every row of whatever it is given: for those who may write datasets, not for everybody who may look at them. */
export const POST = route({
  action: "datasets.edit",
  input: keyProfileInput,
  output: keyProfile,
  run: async ({ input }) => {
    const profile = await profileKey(input.sourceId, input.definition, input.column);
    if (!profile) return notFound("This source");
    return profile.ok ? profile.value : sourceProblem(profile);
  },
});
