const { RESTORMEL_KEYS_URL = 'http://localhost:8080', RESTORMEL_PROJECT_ID, RESTORMEL_GATEWAY_KEY } = process.env;

/** A widget session for the person who is signed in to *your* application: take the id from your own session. */
export async function widgetSession(endUserId, origin) {
  const reply = await fetch(`${RESTORMEL_KEYS_URL}/keys/v1/projects/${RESTORMEL_PROJECT_ID}/widget-sessions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${RESTORMEL_GATEWAY_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ endUserId, origins: [origin], ttlSeconds: 600, components: ['model-selector', 'key-manager'], actions: ['list', 'add', 'verify', 'replace', 'remove'] }),
  });
  if (!reply.ok) throw new Error(`no widget session: ${reply.status}`);
  return (await reply.json()).data;
}
