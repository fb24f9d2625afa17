// Leads the one missing import to the file beside this one; everything else is the published package.
export async function resolve(specifier, context, next) {
  return specifier === '@restormel/contracts/connect'
    ? { url: new URL('./connect.mjs', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
}
