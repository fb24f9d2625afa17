import { KeyManager, ModelSelector } from '@restormel-keys/react';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

const session = {
  baseUrl: import.meta.env.RESTORMEL_KEYS_URL ?? 'http://localhost:8080',
  fetchSession: async () => (await fetch('/widget-session', { method: 'POST' })).json(),
};

function Settings() {
  const [said, say] = useState('');
  return [
    createElement('h1', { key: 1 }, 'Settings'),
    createElement(ModelSelector, { key: 2, ...session, label: 'Model', name: 'model', onModelSelected: ({ detail }) => say(`Model: ${detail.modelId ?? 'the route decides'}`) }),
    createElement(KeyManager, { key: 3, ...session, onKeyAdded: ({ detail }) => say(`Key added: ${detail.mask}`), onKeyRemoved: ({ detail }) => say(`Key removed: ${detail.keyId}`) }),
    createElement('output', { key: 4 }, said),
  ];
}

createRoot(document.getElementById('app')).render(createElement(Settings));
