import { bodyBytes } from "@/lib/commands/body-bytes";
import { uploadFile } from "@/lib/commands/upload-file";
import { idParams } from "@/lib/contracts/common";
import { sourceView, uploadQuery } from "@/lib/contracts/sources";
import { largestUpload } from "@/lib/core/largest-upload";
import { streamRoute } from "@/lib/http/route";

export const POST = streamRoute({
  action: "sources.edit",
  params: idParams,
  query: uploadQuery,
  limit: largestUpload,
  run: async ({ actor, params, query, body }) => {
    const source = await uploadFile(
      actor,
      { sourceId: params.id },
      query.file,
      bodyBytes(body),
      query.firstLine,
    );
    return Response.json(sourceView.parse(source), { status: 201 });
  },
});
