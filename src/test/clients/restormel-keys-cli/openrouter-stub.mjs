// Loaded before the command line (node --import): answers for openrouter.ai with the file named by OPENROUTER_ACTIVITY,
// and lets every other request through.
import { readFile } from 'node:fs/promises';

const through = globalThis.fetch;

globalThis.fetch = async (address, options) => {
  if (new URL(address).host !== 'openrouter.ai') {
    return through(address, options);
  }
  if (options?.headers?.Authorization !== `Bearer ${process.env.OPENROUTER_EXPECTED_KEY}`) {
    return Response.json({ error: { message: 'No cookie auth credentials found', code: 401 } }, { status: 401 });
  }
  return new Response(await readFile(process.env.OPENROUTER_ACTIVITY), {
    headers: { 'Content-Type': 'application/json' },
  });
};
