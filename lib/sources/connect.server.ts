import type { SourceConnector } from "./connector";
import { CsvConnector, type OpenFile } from "./csv.server";
import type { DatabaseAddress } from "./own-database.server";
import { PostgresConnector } from "./postgres.server";
import { postgresSettings } from "./postgres-settings";
import { SampleConnector } from "./sample.server";
import { sampleSettings } from "./sample-settings";
import { settingsOf } from "./settings";
import { SourceError } from "./source-error";
import type { SourceType } from "./source-types";

export interface SourceToConnect {
  type: SourceType;
  /** As they were stored: what `readSourceSettings` gave. */
  settings: unknown;
  /** The password, unsealed; absent where there is none. */
  secret?: string | null;
  openFile: OpenFile;
  /** Tributary's own database, which is refused as a source. */
  forbidden?: DatabaseAddress;
}

/** The connector of a source. Nothing is connected before it is used. Throws SourceError for settings that no longer fit. */
export function connectSource(source: SourceToConnect): SourceConnector {
  const checked = settingsOf[source.type].safeParse(source.settings ?? {});
  if (!checked.success) {
    const what = checked.error.issues.map(({ message }) => message).join(" ");
    throw new SourceError(
      `The settings of the source are not complete. ${what}`,
      "Edit the source and save it again.",
    );
  }
  switch (source.type) {
    case "postgres": {
      const settings = postgresSettings.parse(checked.data);
      return new PostgresConnector({ settings, password: source.secret ?? "", forbidden: source.forbidden });
    }
    case "csv":
      return new CsvConnector(source.openFile);
    case "sample":
      return new SampleConnector(sampleSettings.parse(checked.data));
    default:
      return source.type satisfies never;
  }
}
