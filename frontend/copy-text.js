// Copies `copyText` of a clicked element, and says its `copiedWord` or `copyFailedWord`. It runs in the browser, within the click, because clipboards ask for that.
const announcer = document.createElement('div');
announcer.className = 'visually-hidden';
announcer.setAttribute('role', 'status');

async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text);
  }
  // Plain-http addresses other than localhost have no navigator.clipboard.
  const area = Object.assign(document.createElement('textarea'), { value: text, className: 'visually-hidden' });
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('copy refused');
}

function tell(button, message) {
  button.setAttribute('copied', message);
  announcer.textContent = '';
  document.body.append(announcer);
  requestAnimationFrame(() => { announcer.textContent = message; });
  clearTimeout(button.copiedTimer);
  button.copiedTimer = setTimeout(() => button.removeAttribute('copied'), 1600);
}

document.addEventListener('click', (event) => {
  const button = event.composedPath().find((node) => typeof node.copyText === 'string');
  if (button) {
    copy(button.copyText).then(() => tell(button, button.copiedWord), () => tell(button, button.copyFailedWord));
  }
});
