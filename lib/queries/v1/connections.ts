import type { ConnectionTestView } from "@/lib/contracts/common";
import type { DestinationView } from "@/lib/contracts/destinations";
import type { SourceView } from "@/lib/contracts/sources";
import type { V1Destination, V1Source } from "@/lib/contracts/v1/connections";
import { destinationObjects } from "@/lib/destinations/catalog";

export function v1SourceView(source: SourceView): V1Source {
  return {
    id: source.id,
    name: source.name,
    label: null,
    type: source.type,
    sync_engine: "basic",
    read_only_connection: true,
    created_at: source.createdAt,
    ...tested(source),
    connection_details: source.settings,
  };
}

export function v1DestinationView(destination: DestinationView): V1Destination {
  return {
    id: destination.id,
    name: destination.name,
    type: destination.type,
    created_at: destination.createdAt,
    ...tested(destination),
    connection_details: { public_key: destination.publicKey, mode: destination.mode },
    is_file_system_destination: false,
    objects: destinationObjects.map(({ label, name }) => ({ label, full_name: name })),
  };
}

function tested({
  lastTest,
  lastTestedAt,
}: {
  lastTest: ConnectionTestView | null;
  lastTestedAt: string | null;
}) {
  return {
    last_test_succeeded: lastTest?.ok ?? null,
    last_tested_at: lastTestedAt,
    ...(lastTest && {
      last_test_results: {
        steps: lastTest.checks.map(({ label, ok, detail }) => ({
          step: label,
          status: ok ? ("success" as const) : ("failure" as const),
          ...(ok ? {} : { error: { message: detail } }),
        })),
      },
    }),
  };
}
