// Loaded into the servers that the launcher starts. The channel to it closes when it is killed in a way that it cannot
// answer; its servers must not go on alone, holding ports and locks that the next start needs. What a server starts in turn
// inherits this file, but has another channel and is its own concern.
if (process.ppid === Number(process.env.TRIBUTARY_LAUNCHER)) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
