import { Element, type Property } from './element';
import type { LookProperties } from '../types';
import tokens from './styles/tokens.css';
import { languageOf, loadStrings, type Strings } from './strings';

/** Theme, language and texts: what all four elements have in common. */
export abstract class ThemedElement extends Element implements LookProperties {
  static override properties: Record<string, Property> = {
    theme: {},
    locale: {},
    strings: { attribute: false },
    texts: { attribute: false },
  };
  static override styles = tokens;

  declare theme: 'light' | 'dark' | 'auto' | null;
  declare locale: string | null;
  declare strings: Record<string, string> | null;
  /** The texts of the language, once they are here; English until then. */
  declare protected texts: Strings | null;
  /** The language in use: a BCP 47 tag that Intl knows. */
  protected language = 'en';
  #wanted = '';

  constructor() {
    super();
    this.start({ theme: null, locale: null, strings: null, texts: null });
  }

  /** English texts of this element. */
  protected abstract readonly english: Strings;

  /** The language that the session asks for, if any. */
  protected get sessionLocale(): string | null {
    return null;
  }

  protected override willUpdate() {
    const language = languageOf(
      this.locale || this.sessionLocale || this.closest('[lang]')?.getAttribute('lang') || navigator.language,
    );
    if (language === this.#wanted) return;
    this.#wanted = language;
    loadStrings(language).then((texts) => {
      if (this.#wanted !== language) return;
      this.language = language;
      this.texts = texts;
    });
  }

  /** A text, with `{name}` filled in. */
  t(key: string, values: object = {}): string {
    const text = this.strings?.[key] ?? this.texts?.[key] ?? this.english[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => (values as Record<string, string>)[name] ?? '');
  }

  /** A language of ours decides its direction; an explicit `dir` on the element wins. */
  protected get direction() {
    const own = this.getAttribute('dir');
    if (own === 'rtl' || own === 'ltr') return own;
    if (/^(ar|he|fa|ur)\b/.test(this.language)) return 'rtl';
    return this.locale || this.sessionLocale ? 'ltr' : getComputedStyle(this).direction;
  }

  protected emit(type: string, detail: object = {}, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}
