import { fileURLToPath } from 'node:url';
import type { ChunkingContext, CodeSplittingNameFunction } from 'rolldown';
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

/** What every page of the dashboard begins with, besides its entry. */
const beginning = ['FlowBootstrap', 'FlowClient', 'generated-flow-imports'];


/** The modules that a host page of ours leads to, by imports and by those dynamic ones that are followed. */
function reach(page: string, modules: ChunkingContext, follows: (id: string) => boolean): Set<string> {
  const reached = new Set<string>();
  const add = (id: string) => {
    if (reached.has(id)) return;
    reached.add(id);
    const module = modules.getModuleInfo(id);
    module?.importedIds.forEach(add);
    module?.dynamicallyImportedIds.filter(follows).forEach(add);
  };
  add(fileURLToPath(new URL(`./frontend/${page}`, import.meta.url)));
  return reached;
}

/**
 * That is two dozen scripts, and each costs a browser its time: they are made one. Left alone is what pages of others
 * need too, which are not to fetch the dashboard.
 */
function startInOneFile(): CodeSplittingNameFunction {
  let start: Set<string> | undefined;
  return (id, modules) => {
    start ??= reach('index.html', modules, (each) => beginning.some((name) => each.endsWith(`/${name}.js`))).difference(
      reach('web-component.html', modules, () => false),
    );
    return start.has(id) ? 'start' : null;
  };
}

/** What remains of the beginning beside that file is fetched together with it, instead of being found later. */
function startFetchedAtOnce(): PluginOption {
  return {
    name: 'start-fetched-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(_, { filename, bundle }) {
        if (!bundle || !filename.endsWith('/index.html')) return;
        return Object.values(bundle)
          .filter((chunk) => chunk.type === 'chunk' && beginning.includes(chunk.name))
          .map<HtmlTagDescriptor>((chunk) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${chunk.fileName}` },
          }));
      },
    },
  };
}

/** Flow lets browsers keep a file for a year when its name says that it may. */
const kept = 'VAADIN/build/[name]-[hash].cache.js';

const customConfig: UserConfigFn = () => ({
  plugins: [exportedComponentsOnly(), startFetchedAtOnce()],
  build: {
    rolldownOptions: {
      output: {
        entryFileNames: kept,
        chunkFileNames: kept,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: startInOneFile() }] },
      },
    },
  },
});

export default overrideVaadinConfig(customConfig);
