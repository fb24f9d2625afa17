import type { PluginOption, UserConfigFn } from 'vite';
import { overrideVaadinConfig } from './vite.generated';

/**
 * Vaadin gives pages that embed an exported component every component that any view of the dashboard uses. Ours are made
 * of none of them: they load their element from /embed/v1/. Left out are also Vaadin's "Connection lost" bar, which does
 * not belong on the pages of others.
 */
function exportedComponentsOnly(): PluginOption {
  return {
    name: 'exported-components-only',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/generated-flow-webcomponent-imports.js')) return null;
      return { code: code.replace(/^import '(?!Frontend\/generated\/flow\/web-components\/).*$/gm, ''), map: null };
    },
  };
}

const customConfig: UserConfigFn = () => ({ plugins: [exportedComponentsOnly()] });

export default overrideVaadinConfig(customConfig);
