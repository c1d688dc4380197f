import { bodyBytes } from "@/lib/commands/body-bytes";
import { uploadFile } from "@/lib/commands/upload-file";
import { newSourceUploadQuery, sourceView } from "@/lib/contracts/sources";
import { largestUpload } from "@/lib/core/largest-upload";
import { streamRoute } from "@/lib/http/route";

/** A new source that begins with a file: both are stored, or neither. */
export const POST = streamRoute({
  action: "sources.edit",
  query: newSourceUploadQuery,
  limit: largestUpload,
  run: async ({ actor, query, body }) => {
    const source = await uploadFile(
      actor,
      { newSource: query.name },
      query.file,
      bodyBytes(body),
      query.firstLine,
    );
    return Response.json(sourceView.parse(source), { status: 201 });
  },
});
