// Calls a running server through the published client and prints what came back, as JSON.
// Input, as JSON in argv[2]: {baseUrl, projectId, environmentId, token, routes: {case name: route id or name}}
import * as client from '@restormel/keys/dashboard';

const { baseUrl, projectId, environmentId, token, routes } = JSON.parse(process.argv[2]);
const auth = { type: 'bearer', token };
const common = { baseUrl, projectId, environmentId, auth };

const guards = [
  client.isPolicyBlocked,
  client.isNoRoute,
  client.isUsageLimitReached,
  client.isRouteUnpublished,
  client.isRouteDisabled,
  client.isNoKeyAvailable,
  client.isResolveIncomplete,
  client.isUnauthorizedResolve,
];

async function resolved(options) {
  const result = await client.resolve({ ...common, ...options });
  return { result, guards: guards.filter((guard) => guard(result)).map((guard) => guard.name) };
}

const resolves = {};
for (const [name, routeId] of Object.entries(routes)) {
  resolves[name] = await resolved({ routeId });
}
resolves.unauthorized = await resolved({ routeId: routes.served, auth: { type: 'bearer', token: 'rk_not-a-key' } });
resolves.retried = await resolved({
  routeId: routes.served,
  attemptNumber: 1,
  failureKind: 'timeout',
  previousFailure: { selectedStepId: resolves.served.result.data?.selectedStepId },
  estimatedInputTokens: 1000,
});

const candidates = [
  { providerType: 'openai', modelId: 'gpt-4o' },
  { providerType: 'openai', modelId: 'gpt-4o-mini' },
];
const binding = { ...common, routeId: routes.served };
const catalog = await client.fetchCanonicalCatalog({ baseUrl });
const viable = client.filterCanonicalCatalogForViability(catalog);
const observed = {
  baseUrl,
  auth,
  providerId: 'openai',
  providerModelId: 'gpt-4o-mini',
  signal: 'deprecated',
  providerHttpStatus: 404,
  providerErrorCode: 'model_not_found',
};
await client.reportCatalogModelObservation(observed);
const fallback = await client.fetchCanonicalCatalogWithFallback({ baseUrl, fallback: () => ({ data: [] }) });

console.log(
  JSON.stringify({
    resolves,
    binding: await client.validateRouteBinding(binding),
    wrongBinding: await client.validateRouteBinding({ ...binding, workload: 'ingestion' }),
    allowed: await client.evaluatePolicies({ ...common, providerType: 'openai', modelId: 'gpt-4o-mini' }),
    denied: await client.evaluatePolicies({ ...common, providerType: 'openai', modelId: 'gpt-4o' }),
    evaluateElsewhere: await client
      .evaluatePolicies({ ...common, projectId: 'elsewhere', modelId: 'gpt-4o' })
      .then(() => null, (e) => ({ status: e.status, error: e.error })),
    allowedModels: await client.filterAllowedModels({ ...common, candidates }),
    modelStatuses: (await client.filterModelsByPolicy({ ...common, candidates })).map((each) => each.status),
    observed: await client.reportCatalogModelObservation(observed),
    unknownObserved: await client
      .reportCatalogModelObservation({ ...observed, providerModelId: 'no-such-model' })
      .then(() => null, (e) => ({ status: e.status, error: e.error })),
    catalog: {
      models: catalog.data.length,
      paging: catalog.paging,
      providers: catalog.providers.length,
      viableModels: viable.data.length,
      viableProviders: viable.providers.length,
      source: fallback.source,
    },
  }),
);
