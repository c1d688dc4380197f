import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Runs `npm ci` when node_modules is missing or was made from another package-lock.json. */
export async function installPackages(root) {
  const stampFile = join(root, "node_modules/.tributary-install");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;

  const missing = !existsSync(join(root, "node_modules"));
  if (!missing && isInstalled(root)) {
    writeFileSync(stampFile, wanted);
    return;
  }
  console.log(
    missing ? "Installing packages (npm ci)" : "The package list has changed: installing packages (npm ci)",
  );
  await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], root);
  writeFileSync(stampFile, wanted);
}

/** npm keeps a copy of the lock it installed from; when they agree (after a plain `npm ci`), there is nothing to do. */
function isInstalled(root) {
  try {
    const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;
    const installed = read("node_modules/.package-lock.json");
    return Object.entries(read("package-lock.json")).every(
      ([path, wanted]) => path === "" || wanted.optional || installed[path]?.integrity === wanted.integrity,
    );
  } catch {
    return false;
  }
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: "inherit", shell: process.platform === "win32" });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0
        ? resolve()
        : reject(
            new Error(
              `${command} ${args.join(" ")} ended with code ${code}. Its own message above says why.`,
            ),
          ),
    );
  });
}
