/** Prices, sizes and dates in the user's language. What formats them is made when first needed: that takes milliseconds. */
export class ModelFacts {
  #usd?: Intl.NumberFormat;
  #compact?: Intl.NumberFormat;
  #day?: Intl.DateTimeFormat;

  constructor(private readonly language: string) {}

  price(usd: string | null) {
    this.#usd ??= new Intl.NumberFormat(this.language, {
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 4,
    });
    return usd === null ? '' : this.#usd.format(Number(usd));
  }

  tokens(count: number) {
    this.#compact ??= new Intl.NumberFormat(this.language, { notation: 'compact', maximumFractionDigits: 1 });
    return this.#compact.format(count);
  }

  /** A date without a time, such as 2027-01-14. */
  date(iso: string | null | undefined) {
    const date = new Date(iso ?? NaN);
    this.#day ??= new Intl.DateTimeFormat(this.language, { dateStyle: 'medium', timeZone: 'UTC' });
    return isNaN(+date) ? (iso ?? '') : this.#day.format(date);
  }
}
