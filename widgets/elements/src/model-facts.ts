/** Prices, sizes and dates in the user's language. */
export class ModelFacts {
  readonly #usd: Intl.NumberFormat;
  readonly #compact: Intl.NumberFormat;
  readonly #day: Intl.DateTimeFormat;

  constructor(readonly language: string) {
    this.#usd = new Intl.NumberFormat(language, {
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 4,
    });
    this.#compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
    this.#day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  }

  price(usd: string | null) {
    return usd === null ? '' : this.#usd.format(Number(usd));
  }

  tokens(count: number) {
    return this.#compact.format(count);
  }

  /** A date without a time, such as 2027-01-14. */
  date(iso: string | null | undefined) {
    const date = new Date(iso ?? NaN);
    return isNaN(+date) ? (iso ?? '') : this.#day.format(date);
  }
}
