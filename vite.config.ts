import type { HtmlTagDescriptor, PluginOption, UserConfigFn } from 'vite';
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

/** What every page of the dashboard begins with is fetched at once, instead of being found script by script. */
function startFetchedAtOnce(): PluginOption {
  const beginning = ['FlowBootstrap', 'FlowClient', 'generated-flow-imports'];
  return {
    name: 'start-fetched-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(_, { filename, bundle }) {
        if (!bundle || !filename.endsWith('/index.html')) return;
        const files = new Set<string>();
        const add = (file: string) => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || files.has(file)) return;
          files.add(file);
          chunk.imports.forEach(add);
        };
        Object.values(bundle)
          .filter((chunk) => chunk.type === 'chunk' && beginning.includes(chunk.name))
          .forEach((chunk) => add(chunk.fileName));
        return [...files].map<HtmlTagDescriptor>((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        }));
      },
    },
  };
}

const customConfig: UserConfigFn = () => ({ plugins: [exportedComponentsOnly(), startFetchedAtOnce()] });

export default overrideVaadinConfig(customConfig);
