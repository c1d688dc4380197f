-- AlterTable
ALTER TABLE "Destination" DROP COLUMN "nextCallAt",
ADD COLUMN     "pace" JSONB;

-- AlterTable
ALTER TABLE "Memory" ADD COLUMN     "rowHash" BIGINT;

-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "pause" JSONB;

-- AlterTable
ALTER TABLE "RunRecord" ADD COLUMN     "rowHash" BIGINT;

-- What is known of a record, with what was accepted last laid over it. Groups of custom values are merged as well, one level deep.
CREATE FUNCTION "laidOver"(before jsonb, after jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(before, '{}') || after || coalesce((
    SELECT jsonb_object_agg(b.key, b.value || a.value)
    FROM jsonb_each(before) AS b JOIN jsonb_each(after) AS a ON a.key = b.key
    WHERE jsonb_typeof(b.value) = 'object' AND jsonb_typeof(a.value) = 'object'), '{}')
$$;
