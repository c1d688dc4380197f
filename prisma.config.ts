import { defineConfig } from "prisma/config";

/** What `prisma generate` and `prisma format` read. Migrations go through lib/store/migrate.ts. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
