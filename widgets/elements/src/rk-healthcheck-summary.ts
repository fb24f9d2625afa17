import { html, nothing } from 'lit-html';
import { define } from './base';
import type { Property } from './element';
import css from './styles/small.css';
import { ThemedElement } from './themed';

interface Counters {
  [name: string]: unknown;
}

/**
 * Shows a project's health report: counters and connections. Whatever the report says is shown as text, never as markup.
 *
 * @tag rk-healthcheck-summary
 */
export class RkHealthcheckSummary extends ThemedElement {
  static override styles = ThemedElement.styles + css;
  static override properties: Record<string, Property> = { ...ThemedElement.properties, report: { attribute: false } };
  declare report: unknown;
  protected override readonly english = {
    healthNone: 'No report yet.',
    healthIntegrations: 'Connections',
    healthVerified: 'verified',
    healthPending: 'pending',
    healthUnverified: 'unverified',
    healthPolicies: 'Policies',
    healthModels: 'Models',
  };

  constructor() {
    super();
    this.start({ report: null });
  }

  protected override render() {
    const outer = record(this.report);
    const report = outer.data ? record(outer.data) : outer;
    const connections = record(report.integrations);
    const items = Array.isArray(report.integrations) ? report.integrations : Array.isArray(connections.items) ? connections.items : [];
    const count = (key: string, value: unknown) =>
      typeof value === 'number' ? html`<dt>${this.t(key)}</dt><dd>${value.toLocaleString(this.language)}</dd>` : nothing;
    return html`<div class="card" dir=${this.direction} part="card">
      ${this.report ? nothing : html`<span class="muted">${this.t('healthNone')}</span>`}
      <dl>
        ${count('healthVerified', connections.verified)}${count('healthPending', connections.pending)}
        ${count('healthUnverified', connections.unverified)}${count('healthPolicies', record(report.policies).total)}
        ${count('healthModels', record(report.models).total)}
      </dl>
      ${items.length
        ? html`<ul aria-label=${this.t('healthIntegrations')}>
            ${items.map(record).map(
              (item) => html`<li><span>${String(item.displayName ?? item.name ?? item.provider ?? item.id ?? '')}</span>
                <span class="badge ${item.status === 'verified' ? 'costOk' : 'costWarn'}">${String(item.status ?? '')}</span></li>`,
            )}
          </ul>`
        : nothing}
    </div>`;
  }
}

const record = (value: unknown): Counters => (typeof value === 'object' && value !== null ? (value as Counters) : {});

define('rk-healthcheck-summary', RkHealthcheckSummary);
