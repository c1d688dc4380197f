import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A program that a package brought, such as next or tsx. */
export const localBin = (name: string) => join(root, "node_modules/.bin", name);

/** Where the embedded database, the encryption key and the remembered ports live. */
export const dataDir = () => resolve(root, process.env.DATA_DIR || ".data");
