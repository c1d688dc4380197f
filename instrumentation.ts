/** Next calls this once when the server starts: who calls, the first owner, and the worker that lives in the web process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { notePeers } = await import("@/lib/auth/peer-address.server");
  notePeers();
  const { startServer } = await import("@/lib/jobs/start-server");
  await startServer();
}
