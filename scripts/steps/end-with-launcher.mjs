// Loaded into the servers that the launcher starts. The channel to it closes when it is killed in a way that it cannot
// answer; its servers must not go on alone, holding ports and locks that the next start needs.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
