// Exchanges the one-time link of this page for a session and hands that to the KeyManager, as a property: neither the
// address nor the document ever holds it.
const base = new URL('..', import.meta.url).href.replace(/\/$/, '');
const status = document.getElementById('status');
const link = location.pathname.split('/').pop();

const say = (text) => {
  status.textContent = text;
  status.hidden = !text;
};

try {
  const reply = await fetch(base + '/connect/exchange', {
    method: 'POST',
    credentials: 'omit',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({link}),
  });
  const body = await reply.json();
  if (!reply.ok) {
    say(body.message ?? 'This link cannot be opened.');
  } else {
    // The link is used up: nobody needs it in the address or the history.
    history.replaceState(null, '', base + '/connect/');
    const manager = document.createElement('rk-key-manager');
    manager.setAttribute('base-url', base);
    const locale = document.documentElement.dataset.locale;
    if (locale) {
      manager.setAttribute('locale', locale);
    }
    let first = {session: body.data.session, expiresAt: body.data.expiresAt};
    manager.fetchSession = async () => {
      if (!first) {
        throw new Error('The link is used up');
      }
      const once = first;
      first = undefined;
      return once;
    };
    manager.addEventListener('rk-session-expired', () => say('Your time on this page is over. Ask for a new link.'));
    document.getElementById('manager').append(manager);
    say('');
  }
} catch {
  say('The server cannot be reached. Check your connection and open the link again.');
}
