import { html, nothing } from 'lit-html';
import type { Cost, RkCostEstimatorElement } from '../types';
import { define } from './base';
import type { Property } from './element';
import css from './styles/small.css';
import { ThemedElement } from './themed';

/**
 * Shows a model's prices and how an estimate stands against a budget. Display only: nothing is fetched or converted.
 *
 * @tag rk-cost-estimator
 * @attr {number} budget - What may be spent
 * @attr {number} estimated-cost - What is expected
 * @fires {CustomEvent} rk-cost-updated - `{cost, budget, estimatedCost}`
 */
export class RkCostEstimator extends ThemedElement implements Pick<RkCostEstimatorElement, 'cost' | 'budget' | 'estimatedCost'> {
  static override styles = ThemedElement.styles + css;
  static override properties: Record<string, Property> = {
    ...ThemedElement.properties,
    cost: { attribute: false },
    budget: { type: 'number' },
    estimatedCost: { type: 'number', attribute: 'estimated-cost' },
  };
  declare cost: Cost | null;
  declare budget: number | null;
  declare estimatedCost: number | null;
  protected override readonly english = {
    costInput: 'Input, per 1M tokens',
    costOutput: 'Output, per 1M tokens',
    costEstimate: 'Estimate',
    costOf: '{cost} of {budget}',
    costOk: 'Within budget',
    costWarn: 'Close to the budget',
    costOver: 'Over budget',
    costNone: 'No price is known.',
  };

  constructor() {
    super();
    this.start({ cost: null, budget: null, estimatedCost: null });
  }

  protected override updated(changed: ReadonlySet<string>) {
    const { cost, budget, estimatedCost } = this;
    if (['cost', 'budget', 'estimatedCost'].some((name) => changed.has(name))) {
      this.emit('rk-cost-updated', { cost, budget, estimatedCost });
    }
  }

  #money(amount: number) {
    const options = { style: 'currency', currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2, maximumFractionDigits: 4 } as const;
    try {
      return new Intl.NumberFormat(this.language, { ...options, currency: this.cost?.unit || 'USD' }).format(amount);
    } catch {
      return new Intl.NumberFormat(this.language, { ...options, currency: 'USD' }).format(amount);
    }
  }

  protected override render() {
    const { cost, budget, estimatedCost } = this;
    const line = (key: string, amount: number | undefined) =>
      amount === undefined ? nothing : html`<dt>${this.t(key)}</dt><dd>${this.#money(amount)}</dd>`;
    const ratio = budget !== null && estimatedCost !== null && budget > 0 ? estimatedCost / budget : null;
    const tone = ratio === null ? '' : ratio <= 0.8 ? 'costOk' : ratio <= 1 ? 'costWarn' : 'costOver';
    return html`<div class="card" dir=${this.direction} part="card">
      ${cost
        ? html`<strong>${cost.modelId}</strong>
            <dl>${line('costInput', cost.inputPerMillion)}${line('costOutput', cost.outputPerMillion)}</dl>`
        : html`<span class="muted">${this.t('costNone')}</span>`}
      ${estimatedCost === null
        ? nothing
        : html`<dl class="total"><dt>${this.t('costEstimate')}</dt>
            <dd>${budget === null ? this.#money(estimatedCost) : this.t('costOf', { cost: this.#money(estimatedCost), budget: this.#money(budget) })}</dd></dl>
            ${tone ? html`<span class="badge ${tone}">${this.t(tone)}</span>` : nothing}`}
    </div>`;
  }
}

define('rk-cost-estimator', RkCostEstimator);
