if (this.hearsEnter) return;
this.hearsEnter = true;
let free = false;
this.addEventListener('keydown', (event) => {
  const path = event.composedPath();
  const command = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  free = event.key === 'Enter' && !command && !event.repeat && !event.isComposing
    && path[0].matches('input:read-write')
    && !path.slice(0, path.indexOf(this)).some((node) => node.hasAttribute?.('opened'));
}, true);
this.addEventListener('keypress', (event) => {
  if (!free || event.key !== 'Enter') return;
  free = false;
  setTimeout(() => this.dispatchEvent(new CustomEvent('enter-in-field')));
});
