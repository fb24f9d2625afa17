import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../serve.mjs';

serve(dirname(fileURLToPath(import.meta.url)));
