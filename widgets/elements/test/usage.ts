/** Compiled by `npm run typecheck`, not published: what a host application writes without a framework. */
const fetchSession = async () => ({ session: 'rkw_', expiresAt: 0 });

const selector = document.createElement('rk-server-model-selector');
Object.assign(selector, { fetchSession, name: 'model' });
selector.required = true;
selector.addEventListener('rk-model-selected', ({ detail }) => detail.modelId?.trim());

const manager = document.querySelector('rk-server-key-manager');
if (manager) manager.fetchSession = fetchSession;
manager?.addEventListener('rk-key-added', ({ detail }) => detail.mask.trim());
manager?.add('openai');
// @ts-expect-error: no event carries a key.
manager?.addEventListener('rk-key-added', ({ detail }) => detail.secret);

document.createElement('restormel-model-selector').session = 'rkw_';
// @ts-expect-error: the exported tag itself asks nobody for a session.
document.createElement('restormel-key-manager').fetchSession = fetchSession;

export {};
