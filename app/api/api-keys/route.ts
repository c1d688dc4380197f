import { createApiKey } from "@/lib/commands/create-api-key";
import { apiKeyCreated, apiKeyInput, apiKeyList } from "@/lib/contracts/people";
import { route } from "@/lib/http/route";
import { apiKeys, apiKeyView } from "@/lib/queries/api-keys";

export const GET = route({
  action: "api_keys.edit",
  output: apiKeyList,
  run: async () => ({ apiKeys: await apiKeys() }),
});

export const POST = route({
  action: "api_keys.edit",
  input: apiKeyInput,
  output: apiKeyCreated,
  status: 201,
  run: async ({ actor, input }) => {
    const { apiKey, token } = await createApiKey(actor, input.name);
    return { apiKey: apiKeyView(apiKey), token };
  },
});
