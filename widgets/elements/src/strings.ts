export type Strings = Record<string, string>;

/** The languages that have a file; English is part of the elements. */
const LANGUAGES: Record<string, () => Promise<{ default: Strings }>> = {
  de: () => import('./locales/de'),
  fr: () => import('./locales/fr'),
  es: () => import('./locales/es'),
  ja: () => import('./locales/ja'),
  ar: () => import('./locales/ar'),
};

/** The tag itself if Intl accepts it, so that dates and prices are right even where the texts are English. */
export function languageOf(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** null: English, or a language whose file could not be loaded. */
export async function loadStrings(language: string): Promise<Strings | null> {
  try {
    return (await LANGUAGES[language.split('-')[0]!]?.())?.default ?? null;
  } catch {
    return null;
  }
}
