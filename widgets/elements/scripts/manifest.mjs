/** Writes custom-elements.json, which editors and documentation tools read, from the comments of the sources. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const analyzer = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/package.json');
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
execFileSync(process.execPath, [join(dirname(analyzer), 'cem.js'), 'analyze', '--globs', 'src/rk-*.ts', '--outdir', '.', '--quiet'], { cwd: root, stdio: 'inherit' });
