import { changeFirstLine } from "@/lib/commands/change-first-line";
import { deleteFile } from "@/lib/commands/delete-file";
import { fileEdit, fileParams, sourceView } from "@/lib/contracts/sources";
import { route } from "@/lib/http/route";

export const PATCH = route({
  action: "sources.edit",
  params: fileParams,
  input: fileEdit,
  output: sourceView,
  run: ({ actor, params, input }) => changeFirstLine(actor, params.id, params.fileId, input.firstLine),
});

export const DELETE = route({
  action: "sources.edit",
  params: fileParams,
  output: sourceView,
  run: ({ actor, params }) => deleteFile(actor, params.id, params.fileId),
});
