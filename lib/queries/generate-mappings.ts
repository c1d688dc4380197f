import type { GenerateMappingsInput } from "@/lib/contracts/syncs";
import type { FieldMapping } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { generateMappings as matchNames } from "@/lib/destinations/generate-mappings";
import { notFound, type Problem } from "@/lib/http/problem";
import { columnsOf, findDatasetToRead } from "@/lib/store/syncs";

/** The mappings that the names of a dataset's columns point to ("Generate Mappings"). */
export async function generateMappings({
  datasetId,
  object,
  syncKey,
}: GenerateMappingsInput): Promise<{ mappings: FieldMapping[] } | Problem> {
  const dataset = await findDatasetToRead(datasetId);
  if (!dataset) return notFound("This dataset");
  return {
    mappings: matchNames(
      destinationObject(object),
      { name: dataset.name, columns: columnsOf(dataset) },
      syncKey,
    ),
  };
}
