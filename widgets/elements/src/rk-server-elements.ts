/**
 * What a page needs for the server-rendered form: the elements themselves, which the server's Flow components drive, and
 * around each exported component an element that makes up for what those lack on somebody else's page.
 */
import './rk-key-manager';
import './rk-model-selector';
import type { RkServerKeyManagerProperties, RkServerModelSelectorProperties } from '../types';
import { define } from './base';
import { connect } from './server-feed';
import { ServerField } from './server-field';
import { ServerRendered } from './server-rendered';

declare global {
  interface Window {
    /** For the server's components, which load this script themselves where the page did not. */
    restormelElements?: Promise<{ connect: typeof connect }>;
  }
}
window.restormelElements ??= Promise.resolve({ connect });

export class RkServerKeyManager extends ServerRendered implements RkServerKeyManagerProperties {
  protected readonly exported = 'restormel-key-manager';

  add(providerId?: string) {
    this.inner?.shadowRoot?.querySelector<HTMLElementTagNameMap['rk-key-manager']>('rk-key-manager')?.add(providerId);
  }
}

export class RkServerModelSelector extends ServerField implements RkServerModelSelectorProperties {
  protected readonly exported = 'restormel-model-selector';

  constructor() {
    super();
    this.addEventListener('rk-key-needed', (event) => {
      // Once everybody on the page had a chance to cancel it.
      queueMicrotask(() => {
        const { providerId } = (event as CustomEvent<{ providerId: string }>).detail;
        if (!event.defaultPrevented) document.querySelector<RkServerKeyManager>('rk-server-key-manager')?.add(providerId);
      });
    });
  }
}

define('rk-server-key-manager', RkServerKeyManager);
define('rk-server-model-selector', RkServerModelSelector);
