import { html, nothing } from 'lit-html';
import { icon, type IconName } from './icons';
import { ModelFacts } from './model-facts';
import { OPTION, type ModelJson, type ModelList, type OptionRow, type ReasonJson, type Row } from './models';

/** Whose models are shown. */
interface Shown {
  readonly list: ModelList | null;
  t(key: string, values?: Record<string, string>): string;
}

/** How an option is just now, and what happens to it. */
export interface OptionState {
  selected: boolean;
  active: boolean;
  mark: () => void;
  pick: () => void;
}

/** Rows kept rendered above and below what is seen. */
const MARGIN = 6 * OPTION;
const ABILITIES: Record<string, true> = { vision: true, tools: true, json: true, reasoning: true };
const at = (row: Row) => `top:${row.top}em;height:${row.height}em`;
const joined = (parts: string[], by = ' · ') => parts.filter(Boolean).join(by);

/** Words and markup of the selector's rows, in one language. Holds no state of its own. */
export class ModelView {
  readonly #facts: ModelFacts;

  constructor(
    readonly language: string,
    private readonly of: Shown,
  ) {
    this.#facts = new ModelFacts(language);
  }

  /** `blocked by policy NAME`, `no key for PROVIDER`, `retires on DATE, use MODEL`. */
  reason(reason: ReasonJson, name: string) {
    const { code, policy, provider, date, replacement } = reason;
    const text = this.of.t(code, { policy: policy ?? '', provider: this.#provider(provider ?? ''), date: this.#facts.date(date), name });
    return replacement ? `${text} ${this.#instead(replacement)}` : text;
  }

  #provider(id: string) {
    return this.of.list?.provider(id) ?? id;
  }

  #instead(id: string) {
    return this.of.t('instead', { model: this.of.list?.find(id)?.name ?? id });
  }

  #why(model: ModelJson) {
    return model.reason ? this.reason(model.reason, model.name) : this.of.t('not_offered');
  }

  #lifecycle({ retiresAt, lifecycle }: ModelJson) {
    if (retiresAt && lifecycle !== 'retired') return this.of.t('retires', { date: this.#facts.date(retiresAt) });
    return lifecycle === 'active' ? '' : this.of.t(lifecycle);
  }

  #price(model: ModelJson) {
    const input = this.#facts.price(model.inputUsdPerMillion);
    const output = this.#facts.price(model.outputUsdPerMillion);
    return input || output ? this.of.t('price', { input: input || '–', output: output || '–' }) : '';
  }

  #tokens(key: string, count: number | null) {
    return count ? this.of.t(key, { tokens: this.#facts.tokens(count) }) : '';
  }

  /** Where there is little room, the price is what has to be seen. */
  #terms(model: ModelJson) {
    const size = this.#tokens('context', model.contextWindow);
    const price = this.#price(model);
    return size && price ? html`<span class="wide">${size} · </span>${price}` : size || price;
  }

  /** The rows in sight and a few around them. Places in em. */
  rows(rows: Row[], query: string, scrolled: number, viewport: number, state: (row: OptionRow) => OptionState) {
    const last = rows[rows.length - 1];
    if (!last) return html`<div class="none" role="option" aria-disabled="true" aria-selected="false" id="o0">${this.of.t('none', { query })}</div>`;
    const until = scrolled + Math.max(viewport, 24) + MARGIN;
    const seen = rows.filter((row) => row.top + row.height > scrolled - MARGIN && row.top < until);
    return html`<div class="space" role="presentation" .style=${`height:${last.top + last.height}em`}>
      ${seen.map((row) =>
        row.heading !== undefined
          ? html`<div class="heading" aria-hidden="true" .style=${at(row)}><span>${row.heading}</span></div>`
          : this.#option(row, (last as OptionRow).index + 1, state(row)),
      )}
    </div>`;
  }

  #option(row: OptionRow, count: number, { selected, active, mark, pick }: OptionState) {
    const { model, index } = row;
    const off = model !== null && !model.available;
    const badge = model ? this.#lifecycle(model) : '';
    const second = !model
      ? this.of.t('routeHint')
      : off
        ? this.#why(model)
        : this.#terms(model);
    return html`<div
      class="option ${active ? 'active' : ''} ${off ? 'off' : ''}"
      part="option"
      id="o${index}"
      role="option"
      aria-selected=${selected}
      aria-disabled=${off}
      aria-setsize=${count}
      aria-posinset=${index + 1}
      .style=${at(row)}
      @mousemove=${mark}
      @click=${pick}
    >
      <span class="lead">${selected ? icon('check') : off ? icon('lock') : nothing}</span>
      <span class="text">
        <span class="name"><span>${model ? model.name : this.of.t('route')}</span>${badge ? html`<span class="badge ${model!.lifecycle}">${badge}</span>` : nothing}</span>
        <span class="meta">${second}</span>
        <span class="sr">${this.#spoken(model)}</span>
      </span>
      <span class="abilities">${model?.abilities.map((a) => (a in ABILITIES ? icon(a as IconName) : nothing))}</span>
    </div>`;
  }

  /** What is shown elsewhere or as a symbol, for screen readers. */
  #spoken(model: ModelJson | null) {
    if (!model) return '';
    const help = model.reason?.code === 'no_key' ? this.of.t('enterAddsKey') : '';
    return joined([this.#provider(model.providerId), ...model.abilities.map((ability) => this.of.t(ability)), help], ', ');
  }

  /** What the marked row has no room for; screen readers hear it with the option. */
  details(model: ModelJson, needKey: () => void) {
    const facts = [this.#tokens('context', model.contextWindow), this.#tokens('output', model.outputLimit), this.#price(model)];
    const badge = this.#lifecycle(model);
    return html`<div class="details" part="details">
      ${model.available
        ? nothing
        : html`<div class="why">${this.#why(model)}
            ${model.reason?.code === 'no_key' ? html`<button class="link" tabindex="-1" @click=${needKey}>${this.of.t('addKey')}</button>` : nothing}</div>`}
      <div>${joined(facts)}</div>
      <div>${joined([...model.abilities.map((ability) => this.of.t(ability)), badge, badge && model.replacement ? this.#instead(model.replacement) : ''])}</div>
    </div>`;
  }
}
