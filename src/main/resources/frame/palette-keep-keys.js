const keys = window.paletteKeys ??= { typed: '', enter: false, until: 0 };
keys.button = this;
const patience = 10000;
this.addEventListener('click', (event) => {
  keys.typed = '';
  keys.enter = false;
  keys.until = event.timeStamp + patience;
});
if (keys.heard) return;
keys.heard = true;
const swallow = (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
const keep = (key) => {
  if (key === 'Enter') keys.enter = true;
  else if (keys.enter) return;
  else if (key === 'Backspace') keys.typed = keys.typed.slice(0, -1);
  else keys.typed += key;
};
const modal = () => [...document.querySelectorAll('vaadin-dialog[opened]')].some((dialog) => !dialog.modeless);
// The field whose keys these are, when they go to the page behind or to the dialog as such.
const missed = (event) => {
  const field = document.querySelector('vaadin-dialog[opened] .palette-words');
  const dialog = field?.closest('vaadin-dialog');
  const path = event.composedPath();
  return dialog && (path[0] === dialog || !path.includes(dialog)) ? field : null;
};
window.addEventListener('keydown', (event) => {
  const { key } = event;
  const command = event.ctrlKey || event.metaKey || event.altKey;
  const waiting = event.timeStamp < keys.until;
  const forField = !command && (key.length === 1 || ['Enter', 'Backspace'].includes(key));
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key.toLowerCase() === 'k') {
    swallow(event);
    if (!waiting && !modal() && !event.repeat) keys.button.click();
  } else if (waiting && forField) {
    swallow(event);
    keep(key);
  } else if (key === 'Escape') {
    keys.until = 0;
  } else if (forField || key === 'ArrowDown' || key === 'ArrowUp') {
    const field = missed(event);
    if (!field) return;
    field.focus();
    if (key.length > 1) {
      swallow(event);
      field.inputElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }
  }
}, true);
