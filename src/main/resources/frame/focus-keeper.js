const usable = (element) => element && element.isConnected && !element.disabled
  && !element.hasAttribute('disabled') && element.checkVisibility();
const reachable = (element) => usable(element) && element.tabIndex >= 0;
const labels = (element) => (element.getAttribute('aria-labelledby') || '').split(' ')
  .map((id) => document.getElementById(id)?.textContent || '').join(' ').trim();
const words = (element) => element.getAttribute('aria-label') || labels(element)
  || element.textContent.trim();
const overlay = 'vaadin-dialog, vaadin-notification-card, [popover]';
const modal = () => [...document.querySelectorAll('vaadin-dialog[opened]')]
  .filter((dialog) => !dialog.modeless).at(-1);
const atStart = () => !document.activeElement || document.activeElement === document.body;
let place = null;
let shown = null;
let arrived = false;
let due = false;
const namesakes = (tag, name) => [...(shown || document).querySelectorAll(tag)]
  .filter((other) => words(other) === name && !other.closest(overlay));
const remember = (element) => {
  const name = words(element);
  place = element.closest(overlay) ? place : {
    element, name, tag: element.tagName, nth: namesakes(element.tagName, name).indexOf(element),
    beside: [...(element.parentElement?.children ?? [])],
    section: element.closest('section[aria-label]')?.getAttribute('aria-label'),
  };
};
const go = (element) => {
  if (element.tabIndex < 0) element.setAttribute('tabindex', '-1');
  element.focus({ preventScroll: element === shown });
};
const successor = () => {
  const { element, name, tag, nth, beside, section } = place;
  if (reachable(element)) return element;
  const named = namesakes(tag, name).filter(reachable);
  if (named.length > 0) return named[nth] || named.at(-1);
  const at = beside.indexOf(element);
  return element.isConnected && [...beside.slice(at), ...beside.slice(0, at).reverse()].find(reachable)
    || [...shown.querySelectorAll('section[aria-label]')]
      .find((other) => other.getAttribute('aria-label') === section && usable(other))
    || shown;
};
const settle = () => {
  due = false;
  const content = document.getElementById('content');
  if (content && content !== shown) {
    arrived = shown !== null;
    shown = content;
  }
  const dialog = modal();
  if (!shown || dialog) {
    if (dialog && atStart()) {
      const first = [...dialog.querySelectorAll('*')].find(reachable);
      if (first) first.focus();
    }
  } else if (arrived) {
    arrived = false;
    if (!shown.contains(document.activeElement)) go(shown);
  } else if (place && atStart()) {
    go(successor());
  }
};
const soon = () => {
  if (!due) {
    due = true;
    setTimeout(settle, $0);
  }
};
document.addEventListener('focusin', (event) => {
  const { target, relatedTarget } = event;
  // A button that a dialog opens at, which fields see to themselves.
  const start = target.matches('vaadin-dialog') && !target.contains(relatedTarget)
    && target.querySelector('vaadin-button[autofocus]');
  if (reachable(start)) start.focus();
  else remember(target);
});
document.addEventListener('pointerdown', () => { place = null; }, true);
new MutationObserver(soon).observe(document.body, {
  attributeFilter: ['disabled', 'hidden', 'opened'], childList: true, subtree: true,
});
soon();
