/** Next calls this once when the server starts: the first owner, and the worker that lives in the web process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("@/lib/jobs/start-server");
  await startServer();
}
