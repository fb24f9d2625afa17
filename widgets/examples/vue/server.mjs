import { fileURLToPath } from 'node:url';
import { serve } from '../serve.mjs';

serve(fileURLToPath(new URL('dist', import.meta.url)));
