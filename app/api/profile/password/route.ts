import { changePassword } from "@/lib/commands/change-password";
import { passwordChange, passwordChanged } from "@/lib/contracts/people";
import { route } from "@/lib/http/route";

export const PUT = route({
  action: "own_profile.edit",
  input: passwordChange,
  output: passwordChanged,
  run: ({ actor, input }) => changePassword(actor, input, new Date()),
});
