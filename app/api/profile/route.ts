import { changeName } from "@/lib/commands/change-name";
import { profileInput, profileView } from "@/lib/contracts/people";
import { route } from "@/lib/http/route";

export const PATCH = route({
  action: "own_profile.edit",
  input: profileInput,
  output: profileView,
  run: ({ actor, input }) => changeName(actor, input.name),
});
