/**
 * Builds the elements twice from the same sources: `dist/` with hashed names and a manifest, which the server publishes
 * at /embed/v1/, and `lib/` with plain names, which is the npm package. Both are self-contained.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const entries = ['rk-model-selector', 'rk-key-manager', 'rk-cost-estimator', 'rk-healthcheck-summary'];

/** A style sheet becomes the text of its minified form. */
const styles = {
  name: 'styles',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, 'utf8'), { loader: 'css', minify: true, target: 'es2022' });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** Line breaks and indentation of templates mean nothing: flex and grid boxes drop them. */
const templates = {
  name: 'templates',
  setup(build) {
    build.onLoad({ filter: /elements\/src\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(/>\n\s+(?=<|\$\{)/g, '>')
        .replace(/\}\n\s+</g, '}<')
        .replace(/\n\s+/g, '\n'),
      loader: 'ts',
    }));
  },
};

/** Members that only our own classes use, by names that are nothing else: no text's key, no export, no wire field. */
const internal =
  /^(willUpdate|requestUpdate|renderRoot|sessionLocale|hasData|settle|ofSession|retryAfterMs|byValue|internals|onsession|scrolled|trouble|problem)$/;

const common = { bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none', metafile: true };

async function modules(outdir, hashed, entries, options = {}) {
  const names = hashed ? '[name].[hash]' : '[name]';
  const result = await esbuild.build({
    ...common,
    absWorkingDir: root,
    entryPoints: entries.map((name) => `src/${name}.ts`),
    outdir,
    splitting: true,
    mangleProps: internal,
    // The package's list of side effects names the built files, not these.
    ignoreAnnotations: true,
    plugins: [styles, templates],
    // The package's own chunks need hashes too, lest two of them have one name.
    entryNames: names,
    chunkNames: '[name].[hash]',
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    ...options,
  });
  return Object.entries(result.metafile.outputs).map(([path, output]) => ({
    file: basename(path),
    alias: output.entryPoint && entries.includes(basename(output.entryPoint, '.ts')) ? basename(output.entryPoint, '.ts') + '.js' : null,
    imports: output.imports.filter(({ kind }) => kind === 'import-statement').map((item) => basename(item.path)),
  }));
}

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();

function write(outdir, alias, bytes, hashed) {
  const file = hashed ? alias.replace('.', `.${hash(bytes)}.`) : alias;
  mkdirSync(join(root, outdir), { recursive: true });
  writeFileSync(join(root, outdir, file), bytes);
  return file;
}

async function build(outdir, hashed) {
  rmSync(join(root, outdir), { recursive: true, force: true });
  const files = await modules(outdir, hashed, entries);
  const all = entries.map((entry) => files.find(({ alias }) => alias === entry + '.js').file);
  // Named here too, what they share is asked for together with them, not a round trip later.
  const shared = files.filter(({ file }) => file.startsWith('chunk.') && files.some(({ imports }) => imports.includes(file)));
  const imports = [...shared.map(({ file }) => file), ...all];
  const elements = write(outdir, 'rk-elements.js', imports.map((file) => `import"./${file}";`).join(''), hashed);
  files.push({ file: elements, alias: 'rk-elements.js', imports });
  return files;
}

const files = await build('dist', true);

/** The languages' files are there already. */
const languages = {
  name: 'languages',
  setup(build) {
    build.onResolve({ filter: /\/locales\/\w+$/ }, ({ path }) => ({
      path: './' + files.find(({ file }) => file.startsWith(basename(path) + '.')).file,
      external: true,
    }));
  },
};
// Built by itself, and into one file: the server-rendered form has requests enough, and what it shared with the others
// would become a file more for each of them.
files.push(...(await modules('dist', true, ['rk-server-elements'], { splitting: false, mangleProps: undefined, plugins: [languages, styles, templates] })));
const field = await esbuild.build({ ...common, absWorkingDir: root, entryPoints: ['src/secret-field.ts'], write: false, plugins: [templates] });
files.push({ alias: 'secret-field.js', imports: [], file: write('dist', 'secret-field.js', field.outputFiles[0].contents, true) });
const sheet = await esbuild.transform(readFileSync(join(root, 'src/styles/secret-field.css'), 'utf8'), { loader: 'css', minify: true });
files.push({ alias: 'secret-field.css', imports: [], file: write('dist', 'secret-field.css', sheet.code.trim(), true) });

const manifest = {};
for (const { file, alias, imports } of files.sort((a, b) => (a.alias ?? a.file).localeCompare(b.alias ?? b.file))) {
  const bytes = readFileSync(join(root, 'dist', file));
  manifest[alias ?? file] = {
    file,
    integrity: 'sha384-' + createHash('sha384').update(bytes).digest('base64'),
    bytes: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    imports,
  };
}
writeFileSync(join(root, 'dist', 'manifest.json'), JSON.stringify(manifest, null, 1) + '\n');

await build('lib', false);
for (const [name, { gzip }] of Object.entries(manifest)) console.log(String(gzip).padStart(7), name);
