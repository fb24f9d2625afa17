/**
 * The script of the document that the secret is typed into. It runs in the server's own origin, without any library, and
 * nothing it says to the page around it contains what was typed.
 */
import type { FrameInit, FrameMessage, ShellMessage } from './secret-frame';
import type { KeyJson } from './keys';

const nonce = new URLSearchParams(location.search).get('n') ?? '';
const origins = (document.documentElement.dataset.origins ?? '').split(' ').filter(Boolean);
const api = new URL('../../keys/v1/widget/', location.href).href;

let port: MessagePort;
let init: FrameInit;
let session = '';
let busy = false;
let renewed: ((session: string) => void) | null = null;

const make = <T extends keyof HTMLElementTagNameMap>(tag: T, properties: object) =>
  Object.assign(document.createElement(tag), properties) as HTMLElementTagNameMap[T];

const input = make('input', { id: 'secret', type: 'password', autocomplete: 'off', spellcheck: false, maxLength: 8192 });
const label = make('label', { htmlFor: 'secret' });
const eye = make('button', { type: 'button' });
const hint = make('p', { id: 'hint' });
const problem = make('p', { id: 'problem', className: 'problem' });
const form = make('form', { noValidate: true });

const say = (message: FrameMessage) => port.postMessage(message);
const t = (key: string) => init.strings[key] ?? '';

function look(theme: string, tokens: Record<string, string>) {
  const { style } = document.documentElement;
  style.colorScheme = theme === 'dark' ? 'dark' : 'light';
  for (const [name, value] of Object.entries(tokens)) {
    if (/^\w+$/.test(name) && value.length < 300 && !/url|image|[;{}\\]/i.test(value)) style.setProperty('--' + name, value);
  }
}

function fail(text: string, code: string) {
  problem.textContent = text;
  input.setAttribute('aria-invalid', 'true');
  say({ type: 'state', state: 'error', code, message: text });
}

function calm() {
  problem.textContent = '';
  input.removeAttribute('aria-invalid');
}

/** A refused session is renewed once; the typed key waits. */
async function send(mayRenew: boolean): Promise<void> {
  const replace = init.mode === 'replace' && init.keyId;
  const secret = input.value.trim();
  const response = await fetch(api + (replace ? `keys/${encodeURIComponent(init.keyId!)}/secret` : 'keys'), {
    method: replace ? 'PUT' : 'POST',
    headers: { Authorization: 'Bearer ' + session, 'Content-Type': 'application/json' },
    body: JSON.stringify(replace ? { secret } : { providerId: init.providerId, label: init.label || null, secret }),
    credentials: 'omit',
    signal: AbortSignal.timeout(30_000),
  });
  const json = await response.json().catch(() => ({}));
  if (response.ok) {
    input.value = '';
    say({ type: 'state', state: 'saved' });
    say({ type: 'saved', key: json.data.key as KeyJson });
  } else if (response.status === 401 && mayRenew) {
    const fresh = await new Promise<string>((resolve) => {
      renewed = resolve;
      say({ type: 'needs-session' });
      setTimeout(resolve, 15_000, '');
    });
    return fresh ? send(false) : fail(t('fieldSession'), 'session_expired');
  } else if (response.status === 401) fail(t('fieldSession'), json.error ?? 'session_expired');
  else if (response.status >= 500 || response.status === 429) fail(t('fieldServer'), json.error ?? 'server');
  else fail(t('fieldRefused').replace('{code}', String(json.error ?? response.status)), json.error ?? 'refused');
}

async function submit() {
  if (busy) return;
  calm();
  if (!input.value.trim()) {
    fail(t('fieldEmpty'), 'empty');
    input.focus();
    return;
  }
  busy = input.readOnly = true;
  say({ type: 'state', state: 'saving' });
  try {
    await send(true);
  } catch {
    fail(t('fieldNetwork'), 'network');
  }
  busy = input.readOnly = false;
}

function reveal(shown: boolean) {
  input.type = shown ? 'text' : 'password';
  eye.textContent = t(shown ? 'hide' : 'show');
  eye.setAttribute('aria-pressed', String(shown));
}

function build() {
  document.documentElement.lang = init.locale;
  document.documentElement.dir = init.dir === 'rtl' ? 'rtl' : 'ltr';
  document.title = label.textContent = t('field');
  input.dir = 'ltr';
  input.placeholder = t('keyHint');
  hint.textContent = t('fieldHint');
  input.setAttribute('aria-describedby', 'problem hint');
  problem.setAttribute('role', 'alert');
  reveal(false);
  const box = make('div', { className: 'box' });
  box.append(input, eye);
  form.append(label, box, problem, hint);
  const main = document.querySelector('main') ?? document.body;
  main.append(form);
  eye.onclick = () => reveal(input.type === 'password');
  input.oninput = calm;
  form.onsubmit = (event) => {
    event.preventDefault();
    submit();
  };
  // The frame goes when the key has been let go of and its event is over: a browser under remote control waits for ever
  // for the end of an event whose frame has gone, and with it a host's own tests.
  let leaving = false;
  document.onkeydown = ({ key, isComposing }) => {
    leaving = key === 'Escape' && !isComposing && !busy;
  };
  document.onkeyup = ({ key }) => {
    if (leaving && key === 'Escape') setTimeout(say, 0, { type: 'cancel' });
    leaving = false;
  };
  new ResizeObserver(() => say({ type: 'height', px: Math.ceil(main.getBoundingClientRect().height) })).observe(main);
}

function hear(message: ShellMessage) {
  if (message.type === 'session') {
    session = message.session || session;
    renewed?.(message.session);
    renewed = null;
  } else if (message.type === 'theme') look(message.theme, message.tokens);
  else if (message.type === 'submit') submit();
  else if (message.type === 'clear') input.value = '';
  else if (message.type === 'focus') input.focus();
  else if (message.type === 'target' && !busy) {
    init.providerId = message.providerId;
    init.label = message.label;
    input.placeholder = message.keyHint;
  }
}

addEventListener('message', ({ source, origin, data, ports }) => {
  const known = origin === location.origin || origins.includes(origin);
  if (source !== parent || !known || data?.rk !== 'init' || data.n !== nonce || !ports[0] || port) return;
  port = ports[0];
  init = data as FrameInit;
  session = init.session;
  look(init.theme, init.tokens);
  build();
  port.onmessage = (event) => hear(event.data as ShellMessage);
  say({ type: 'ready' });
});

// Only a page of these origins gets to hear that the document is there.
if (parent !== window && nonce) {
  for (const origin of new Set([...origins, location.origin])) parent.postMessage({ rk: 'hello', n: nonce }, origin);
}
