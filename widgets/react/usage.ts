/** Compiled by `npm run typecheck`, not published: what a host application writes. */
import { createElement } from 'react';
import { KeyManager, ModelSelector } from './index.js';

const fetchSession = async () => ({ session: 'rkw_', expiresAt: 0 });

createElement(ModelSelector, { fetchSession, name: 'model', onModelSelected: ({ detail }) => detail.modelId?.trim() });
createElement(KeyManager, { fetchSession, theme: 'dark', onKeyAdded: ({ detail }) => detail.mask.trim() });
// @ts-expect-error: no event carries a key.
createElement(KeyManager, { onKeyAdded: ({ detail }) => detail.secret });
