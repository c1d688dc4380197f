import { z } from "zod";
import { makeHook, removeHook } from "@/lib/commands/change-hook";
import { done, idParams } from "@/lib/contracts/common";
import { newHook, triggersInput } from "@/lib/contracts/triggers";
import { route } from "@/lib/http/route";

export const POST = route({
  action: "syncs.edit",
  params: idParams,
  input: z.object({ confirm: triggersInput.shape.confirm }),
  output: newHook,
  status: 201,
  run: ({ actor, params, input }) => makeHook(actor, params.id, input.confirm, new Date()),
});

export const DELETE = route({
  action: "syncs.edit",
  params: idParams,
  output: done,
  run: ({ actor, params }) => removeHook(actor, params.id),
});
