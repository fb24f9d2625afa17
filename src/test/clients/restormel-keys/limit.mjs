// Resolves once through the published client and prints the result and its guard, as JSON.
// Input, as JSON in argv[2]: {baseUrl, projectId, environmentId, token, routeId}
import * as client from '@restormel/keys/dashboard';

const { token, ...options } = JSON.parse(process.argv[2]);
const result = await client.resolve({ ...options, auth: { type: 'bearer', token } });
console.log(JSON.stringify({ result, guards: client.isUsageLimitReached(result) ? ['isUsageLimitReached'] : [] }));
