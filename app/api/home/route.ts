import { home as homeSchema } from "@/lib/contracts/home";
import { route } from "@/lib/http/route";
import { home } from "@/lib/queries/home";

export const GET = route({ action: "view", output: homeSchema, run: () => home() });
