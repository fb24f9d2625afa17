// What @restormel/mcp 0.2.7 imports from @restormel/contracts/connect, which no version of that package exports. Its tools
// for Connect are not called here, so anything is good enough.
import * as z from 'zod/v4';

export const ConnectIngestJobCreateRequestSchema = z.unknown();
export const ConnectRetrieveRequestSchema = z.unknown();
export const ConnectVerifyRequestSchema = z.unknown();
