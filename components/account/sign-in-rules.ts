import { z } from "zod";

export const credentials = z.object({
  email: z.string().trim().min(1, "Type your e-mail."),
  password: z.string().min(1, "Type your password."),
});
