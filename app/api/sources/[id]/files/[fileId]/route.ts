import { deleteFile } from "@/lib/commands/delete-file";
import { fileParams, sourceView } from "@/lib/contracts/sources";
import { route } from "@/lib/http/route";

export const DELETE = route({
  action: "sources.edit",
  params: fileParams,
  output: sourceView,
  run: ({ actor, params }) => deleteFile(actor, params.id, params.fileId),
});
