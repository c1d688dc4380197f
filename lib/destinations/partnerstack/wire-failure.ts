/** What a network error says of itself; errors of Node and undici carry a code. */
interface NetworkError {
  message: string;
  code?: string;
}

/** Sentences for the failures of a call that never left this server. `host` is where it was meant for. */
export function notSentReason(error: unknown, host: string): string {
  const { code = "", message } = networkError(error);
  switch (code) {
    case "ENOTFOUND":
      return `The name ${host} was not found (ENOTFOUND). Check the address and this server's DNS.`;
    case "EAI_AGAIN":
      return `The name ${host} could not be looked up (EAI_AGAIN). Check this server's network and DNS.`;
    case "ECONNREFUSED":
      return `${host} refused the connection (ECONNREFUSED). Check the address, and whether a firewall is in between.`;
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `There is no route to ${host} (${code}). Check this server's network.`;
    case "UND_ERR_CONNECT_TIMEOUT":
    case "ETIMEDOUT":
      return `${host} did not take the connection in time. Check this server's network, and whether a firewall is in between.`;
    default:
      if (isCertificateError(code)) {
        return `The certificate of ${host} was not accepted (${code}). Check whether a proxy replaces it, and this server's clock.`;
      }
      if (code.startsWith("ERR_SSL") || code === "EPROTO") {
        return `${host} does not answer with TLS (${code}). Check the address and its port.`;
      }
      return `${host} could not be reached (${code || message}).`;
  }
}

/** Sentences for a call that was handed to a connection and whose answer did not arrive whole. */
export function lostReason(error: unknown, host: string): string {
  const { code, message } = networkError(error);
  return `The connection to ${host} ended before the answer was complete (${code ?? message}).`;
}

function networkError(error: unknown): NetworkError {
  if (!(error instanceof Error)) return { message: "unknown error" };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  // Several addresses were tried and each failed; the first failure stands for all.
  if (error instanceof AggregateError && error.errors.length > 0 && code === undefined)
    return networkError(error.errors[0]);
  return { message: error.message, code };
}

/** OpenSSL's verification codes, as Node passes them on. */
function isCertificateError(code: string): boolean {
  return /CERT|ISSUER|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)/.test(code);
}
