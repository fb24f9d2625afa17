const fetchSession = async () => (await fetch('/widget-session', { method: 'POST' })).json();
const say = (text) => (document.querySelector('output').textContent = text);

for (const element of document.querySelectorAll('rk-model-selector, rk-key-manager')) element.fetchSession = fetchSession;

document.addEventListener('rk-model-selected', ({ detail }) => say(`Model: ${detail.modelId ?? 'the route decides'}`));
document.addEventListener('rk-key-added', ({ detail }) => say(`Key added: ${detail.mask}`));
document.addEventListener('rk-key-removed', ({ detail }) => say(`Key removed: ${detail.keyId}`));
