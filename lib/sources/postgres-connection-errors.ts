import { type PostgresFault, said } from "./postgres-fault";
import type { PostgresSettings } from "./postgres-settings";
import { SourceError } from "./source-error";

/** A sentence and the next step. */
type Explanation = readonly [message: string, hint: string];
type Place = Pick<PostgresSettings, "host" | "port">;

/** Not even the port answered. */
export function explainUnreachable(fault: PostgresFault, place: Place): SourceError | undefined {
  const explanation = unreachable(fault, place);
  return explanation && new SourceError(...explanation);
}

/** The port answered, but the way in is closed: encryption, certificate, password, database. */
export function explainSignIn(fault: PostgresFault, settings: PostgresSettings): SourceError | undefined {
  const explanation =
    certificate(fault.code, settings) ?? protocol(fault, settings) ?? refused(fault, settings);
  return explanation && new SourceError(...explanation);
}

function unreachable({ code, message }: PostgresFault, { host, port }: Place): Explanation | undefined {
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return [`The host ${host} cannot be found.`, "Check the spelling of the host."];
    case "ECONNREFUSED":
      return [
        `${host}:${port} refused the connection.`,
        "Check the port, and that PostgreSQL listens there.",
      ];
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "EADDRNOTAVAIL":
      return [`There is no way to ${host}:${port} from this server.`, "Check the address and the network."];
    case "ENOENT":
    case "EACCES":
      return [`There is no socket of PostgreSQL in ${host}.`, "Check the folder and the port."];
    case "ETIMEDOUT":
      return unanswered(host, port);
    default:
      return message === "timeout expired" ? unanswered(host, port) : undefined;
  }
}

function unanswered(host: string, port: number): Explanation {
  const hint = "Check the address, and that a firewall lets this server through.";
  return [`${host}:${port} did not answer in time.`, hint];
}

/** Whether the server is who it says it is. */
function certificate(code: string, { host }: PostgresSettings): Explanation | undefined {
  switch (code) {
    case "DEPTH_ZERO_SELF_SIGNED_CERT":
    case "SELF_SIGNED_CERT_IN_CHAIN":
      return [
        "The server's certificate is self-signed, so it cannot be verified.",
        "Paste the certificate of its authority as the CA certificate.",
      ];
    case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
    case "UNABLE_TO_GET_ISSUER_CERT":
    case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
    case "CERT_SIGNATURE_FAILURE":
      return [
        "The server's certificate was signed by an authority that is not known here.",
        "Paste the certificate of that authority as the CA certificate.",
      ];
    case "CERT_HAS_EXPIRED":
      return ["The server's certificate has expired.", "Renew it at the server."];
    case "CERT_NOT_YET_VALID":
      return ["The server's certificate is not valid yet.", "Check the clocks of both servers."];
    case "ERR_TLS_CERT_ALTNAME_INVALID":
      return [
        `The server's certificate was not made for ${host}.`,
        "Use the host name that stands in the certificate.",
      ];
    default:
      return undefined;
  }
}

function protocol({ code, message }: PostgresFault, { host, port }: Place): Explanation | undefined {
  if (message === "The server does not support SSL connections") {
    return [
      `${host}:${port} does not offer TLS.`,
      "Switch TLS on at the server, or choose another TLS mode.",
    ];
  }
  const strange = message === "There was an error establishing an SSL connection";
  if (strange || message.startsWith("received invalid response")) {
    return [`${host}:${port} answers, but not as PostgreSQL does.`, "Check the host and the port."];
  }
  if (message.startsWith("SASL") && message.includes("password must be")) {
    return ["The server asks for a password, and none is stored.", "Enter the password of the user."];
  }
  return code.startsWith("ERR_SSL") || code === "EPROTO"
    ? ["The server and Tributary cannot agree on an encryption.", "Check the TLS settings of the server."]
    : undefined;
}

function refused(fault: PostgresFault, { user, database }: PostgresSettings): Explanation | undefined {
  switch (fault.code) {
    case "28P01":
      return [`The password of ${user} was refused.`, "Enter the user and the password again."];
    case "28000":
      return /no encryption|SSL off/.test(fault.message)
        ? ["The server only takes encrypted connections.", "Choose the TLS mode Require."]
        : [`The server does not let ${user} in from here.`, `It says: ${said(fault)}`];
    case "3D000":
      return [`There is no database ${database} on this server.`, "Check the name of the database."];
    case "42501": {
      if (!fault.message.includes("for database")) return undefined;
      const grant = `GRANT CONNECT ON DATABASE "${database}" TO "${user}";`;
      return [`${user} may not connect to ${database}.`, `Run: ${grant}`];
    }
    case "53300":
      return ["The server has no connection left.", "Try again later, or raise its max_connections."];
    case "57P03":
      return ["The server is starting or stopping.", "Try again in a moment."];
    default:
      return undefined;
  }
}
