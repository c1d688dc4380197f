import { z } from "zod";
import { setUpInput } from "@/lib/contracts/people";
import { sameAs } from "./same-password";

export const setUpForm = setUpInput.safeExtend({ confirm: z.string() }).superRefine(sameAs("password"));
