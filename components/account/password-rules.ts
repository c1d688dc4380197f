import { z } from "zod";
import { passwordChange } from "@/lib/contracts/people";
import { sameAs } from "./same-password";

export const passwordForm = passwordChange.extend({ confirm: z.string() }).superRefine(sameAs("newPassword"));
