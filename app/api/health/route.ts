import { health } from "@/lib/queries/health";

export const dynamic = "force-dynamic";

/** For load balancers and orchestrators: no session, no secrets, and the reason when something is missing. */
export async function GET(): Promise<Response> {
  const state = await health();
  return Response.json(state, { status: state.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
