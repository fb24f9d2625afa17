// Runs the published MCP server against a running control plane, calls its control-plane tools through a client that holds
// every answer against the tool's output schema, and prints what came of each, as JSON.
// Input, as JSON in argv[2]: {origin, projectId, environmentId, token}
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import assert from 'node:assert/strict';

const { origin, projectId, environmentId, token } = JSON.parse(process.argv[2]);
const client = new Client({ name: 'restormel-mcp-client-check', version: '1.0.0' });
const transport = new StdioClientTransport({
  command: process.execPath,
  args: ['--import', './register.mjs', 'node_modules/@restormel/mcp/bin/restormel-mcp.js'],
  env: {
    PATH: process.env.PATH ?? '',
    RESTORMEL_CONTROL_PLANE_URL: `${origin}/keys/dashboard`,
    RESTORMEL_SERVER_TOKEN: token,
    RESTORMEL_GATEWAY_KEY: token,
    RESTORMEL_EVALUATE_URL: `${origin}/keys/dashboard/api/policies/evaluate`,
    RESTORMEL_KEYS_BASE: origin,
  },
});
await client.connect(transport);
const known = (await client.listTools()).tools;
const called = [];

// Takes the answer apart where the tool has one; what it says must be so, and is told on.
async function call(name, args, look) {
  const step = { tool: name, ok: false, detail: '' };
  called.push(step);
  try {
    assert.ok(known.find((tool) => tool.name === name)?.outputSchema, 'has no output schema');
    const result = await client.callTool({ name, arguments: args });
    assert.ok(!result.isError, result.content?.[0]?.text);
    const content = result.structuredContent;
    step.detail = String(look(content) ?? '');
    step.ok = true;
    return content;
  } catch (e) {
    step.detail = e.message;
    return undefined;
  }
}

const project = { projectId };
await call('projects.list', {}, ({ projects }) => {
  assert.deepEqual(projects.map((each) => each.id), [projectId]);
  return `${projects.length} project`;
});
await call('project.environments.list', project, ({ environments }) => {
  assert.ok(environments.some((each) => each.id === environmentId && each.type));
  return environments.map((each) => each.name).join(', ');
});
await call('project_models.list', project, ({ bindings, meta }) => {
  assert.equal(meta.source, 'project');
  assert.deepEqual(
    bindings.map((each) => [each.providerType, each.modelId, each.bindingKind, each.enabled]),
    [['openai', 'gpt-4o', 'execution', true]],
  );
  assert.ok(bindings[0].id);
  return bindings.map((each) => `${each.providerType}/${each.modelId}`).join(', ');
});

const made = await call('project.gateway_keys.create', project, ({ rawKey, keyPrefix }) => {
  assert.match(rawKey, /^rk_/);
  return keyPrefix;
});
let keys = [];
await call('project.gateway_keys.list', project, (content) => {
  keys = content.keys;
  assert.ok(keys.every((each) => each.id) && keys.some((each) => each.keyPrefix === made?.keyPrefix));
  return `${keys.length} keys`;
});
await call('testing.hub_snapshot', project, (content) => {
  assert.equal(content.gatewayKeys.length, keys.length);
  assert.ok(content.projectName);
  return content.projectName;
});
const second = keys.find((each) => each.keyPrefix === made?.keyPrefix);
await call('project.gateway_keys.delete', { projectId, keyId: second?.id ?? '' }, ({ status }) => status);

const created = await call(
  'routes.create',
  { projectId, name: 'by agent', primaryModel: 'gpt-4o', fallbackModels: ['claude-sonnet-4.5'] },
  ({ route }) => {
    assert.equal(route.name, 'by agent');
    assert.equal(route.primaryModel, 'gpt-4o');
    assert.deepEqual(route.fallbackModels, ['claude-sonnet-4.5']);
    return `${route.primaryModel}, then ${route.fallbackModels}`;
  },
);
const byAgent = { projectId, routeId: created?.route.id ?? '' };
await call('routes.update', { ...byAgent, name: 'by an agent', enabled: true }, ({ route }) => {
  assert.equal(route.name, 'by an agent');
  assert.equal(route.primaryModel, 'gpt-4o');
  return route.name;
});
await call(
  'fallback_chain.set',
  { ...byAgent, primaryModel: 'gpt-4o-mini', fallbackModels: ['gpt-4o'] },
  ({ route }) => {
    assert.equal(route.primaryModel, 'gpt-4o-mini');
    assert.deepEqual(route.fallbackModels, ['gpt-4o']);
    return `${route.primaryModel}, then ${route.fallbackModels}`;
  },
);
const tiers = await call(
  'routes.upsert_with_steps',
  {
    projectId,
    environmentId,
    name: 'primary',
    steps: [
      { providerPreference: 'openai', modelId: 'gpt-4o', label: 'best' },
      { providerPreference: 'google', modelId: 'gemini-2.5-pro', fallbackOn: 'any' },
    ],
  },
  ({ stepsCreated }) => {
    assert.equal(stepsCreated, 2);
    return `${stepsCreated} steps`;
  },
);
const chain = { projectId, routeId: tiers?.routeId ?? '' };
await call('routes.list', project, ({ routes }) => {
  assert.deepEqual(routes.map((each) => each.name).sort(), ['by an agent', 'primary']);
  return `${routes.length} routes`;
});
for (const extras of [{ includeStepDiagnostics: false }, { includeRoutingAttempts: true }]) {
  await call('routes.simulate', { ...chain, environmentId, ...extras }, ({ data }) => {
    assert.equal(data.modelId, 'gpt-4o');
    assert.equal(data.stepChain.length, 2);
    assert.equal('stepDiagnostics' in data, extras.includeStepDiagnostics ?? true);
    assert.equal('routingAttempts' in data, extras.includeRoutingAttempts ?? false);
    return `${data.providerType}/${data.modelId}`;
  });
}
const exported = await call('routing.export', chain, ({ data }) => {
  assert.equal(data.steps.length, 2);
  return `schema ${data.schemaVersion}`;
});
await call('routing.import', { projectId, bundle: exported?.data ?? {}, replaceRouteId: chain.routeId }, ({ data }) => {
  assert.equal(data.route.id, chain.routeId);
  assert.equal(data.steps.length, 2);
  return data.route.name;
});

const denied = await call(
  'policies.create',
  { projectId, name: 'No mini', effect: 'deny', models: ['gpt-4o-mini'] },
  ({ policy }) => {
    assert.equal(policy.effect, 'deny');
    assert.deepEqual(policy.models, ['gpt-4o-mini']);
    assert.ok(policy.id && policy.enabled);
    return `${policy.effect} ${policy.models}`;
  },
);
const policy = { projectId, policyId: denied?.policy.id ?? '' };
const mayUse = (feature, expected) =>
  call('entitlements.check', { feature }, ({ entitled, plan }) => {
    assert.equal(plan, 'remote');
    assert.equal(entitled, expected);
    return `${feature}: ${entitled}`;
  });
await mayUse('gpt-4o-mini', false);
await mayUse('gpt-4o', true);
await call('routing.explain_chain', { ...chain, includePolicyRuleJson: true, includeCatalogHints: true }, ({ data }) => {
  assert.equal(data.steps.enabledCount, 2);
  assert.deepEqual(data.policies.map((each) => [each.scope, each.ruleDefinition.modelIds]), [['project', ['gpt-4o-mini']]]);
  return data.narrative[0];
});
await call('policies.update', { ...policy, enabled: false }, (content) => {
  assert.equal(content.policy.enabled, false);
  return 'off';
});
await mayUse('gpt-4o-mini', true);
await call('policies.list', project, ({ policies }) => {
  assert.deepEqual(policies.map((each) => [each.id, each.name, each.enabled]), [[policy.policyId, 'No mini', false]]);
  return `${policies.length} policy`;
});
await call('policies.delete', policy, ({ status }) => status);
await call('testing.resolve_probe', {}, ({ httpStatus, ok }) => {
  assert.ok(ok, `HTTP ${httpStatus}`);
  return `HTTP ${httpStatus}`;
});
await call('routes.delete', byAgent, ({ status }) => status);

await client.close();
console.log(JSON.stringify({ known: known.map((tool) => tool.name), called }));
