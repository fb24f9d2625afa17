import { KeyManager, ModelSelector } from '@restormel-keys/vue';
import { createApp, h, ref } from 'vue';

const session = {
  baseUrl: import.meta.env.RESTORMEL_KEYS_URL ?? 'http://localhost:8080',
  fetchSession: async () => (await fetch('/widget-session', { method: 'POST' })).json(),
};

const Settings = {
  setup() {
    const said = ref('');
    const say = (text) => (said.value = text);
    return () => [
      h('h1', 'Settings'),
      h(ModelSelector, { ...session, label: 'Model', name: 'model', onRkModelSelected: ({ detail }) => say(`Model: ${detail.modelId ?? 'the route decides'}`) }),
      h(KeyManager, { ...session, onRkKeyAdded: ({ detail }) => say(`Key added: ${detail.mask}`), onRkKeyRemoved: ({ detail }) => say(`Key removed: ${detail.keyId}`) }),
      h('output', said.value),
    ];
  },
};

createApp(Settings).mount('#app');
