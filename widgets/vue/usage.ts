/** Compiled by `npm run typecheck`, not published: what a host application writes. */
import { h } from 'vue';
import { KeyManager, ModelSelector } from './index.js';

const fetchSession = async () => ({ session: 'rkw_', expiresAt: 0 });

h(ModelSelector, { fetchSession, name: 'model', onRkModelSelected: ({ detail }) => detail.modelId?.trim() });
h(KeyManager, { fetchSession, theme: 'dark', onRkKeyAdded: ({ detail }) => detail.mask.trim() });
// @ts-expect-error: no such theme.
h(KeyManager, { theme: 'pink' });
