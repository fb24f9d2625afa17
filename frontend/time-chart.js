import { LitElement, html, css } from 'lit';

const PALETTE = ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'];

/** Series over time as stacked bars or lines, with the same figures as a table for who cannot see or prefers numbers. */
class TimeChart extends LitElement {
  static properties = {
    data: { attribute: false },
    kind: { type: String },
    label: { type: String },
    unit: { type: String },
    words: { attribute: false },
    tableShown: { state: true }
  };

  static styles = css`
    :host { display: block; --chart-height: 240px; }
    .canvas { position: relative; block-size: var(--chart-height); }
    .foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 4px 16px; margin-block-start: 8px; }
    ul { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 0; padding: 0; list-style: none; }
    li { display: flex; align-items: center; gap: 6px; }
    li span { inline-size: 9px; block-size: 9px; border-radius: 2px; }
    ul, button, table { color: var(--text-muted); font: var(--small); }
    button { border: 0; padding: 2px 4px; border-radius: 4px; background: none; cursor: pointer; text-decoration: underline;
      text-underline-offset: 0.2em; }
    button:focus-visible { outline: 2px solid var(--vaadin-focus-ring-color); }
    .table { max-block-size: 320px; overflow: auto; margin-block-start: 8px; border: 1px solid var(--line);
      border-radius: var(--radius-small); }
    table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: 4px 12px; border-block-end: 1px solid var(--line); text-align: end; white-space: nowrap; }
    th:first-child { text-align: start; }
    thead th { position: sticky; inset-block-start: 0; background: var(--surface); font-weight: 500; }
    .none { display: grid; place-items: center; block-size: 100%; color: var(--text-muted); }
  `;

  constructor() {
    super();
    this.data = { buckets: [], series: [] };
    this.kind = 'bar';
    this.label = '';
    this.unit = '';
    this.words = {};
    this.tableShown = false;
    this.redraw = () => this.draw();
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('restormel-scheme', this.redraw);
    this.requestUpdate();
  }

  // AppLayout detaches its content on navigation; a chart kept over that would come back as an empty canvas.
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('restormel-scheme', this.redraw);
    this.chart?.destroy();
    this.chart = undefined;
  }

  get empty() {
    return this.data.buckets.length === 0 || this.data.series.length === 0;
  }

  render() {
    const { series } = this.data;
    return html`
      <div class="canvas">
        ${this.empty
          ? html`<div class="none">${this.words.none}</div>`
          : html`<canvas role="img" aria-label=${this.words.drawn}></canvas>`}
      </div>
      <div class="foot" ?hidden=${this.empty}>
        <ul aria-label=${this.words.legend}>
          ${series.map((one, index) => html`<li><span style="background:var(${this.colour(index)})"></span>${one.name}</li>`)}
        </ul>
        <button type="button" aria-expanded=${this.tableShown} @click=${() => { this.tableShown = !this.tableShown; }}>
          ${this.tableShown ? this.words.hide : this.words.show}
        </button>
      </div>
      ${this.tableShown ? this.table() : ''}`;
  }

  table() {
    const { buckets, series } = this.data;
    return html`<div class="table" tabindex="0" role="region" aria-label=${this.label}>
      <table>
        <thead><tr><th scope="col">${this.words.time}</th>${series.map((one) => html`<th scope="col">${one.name}</th>`)}</tr></thead>
        <tbody>${buckets.map((bucket, row) => html`<tr><th scope="row">${this.moment(bucket)}</th>
          ${series.map((one) => html`<td>${this.figure(one.values[row])}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`;
  }

  updated(changed) {
    if (!(changed.size === 1 && changed.has('tableShown'))) {
      this.draw();
    }
  }

  colour(index) {
    return PALETTE[index % PALETTE.length];
  }

  /** Chart.js draws on a canvas, which knows no light-dark(): let the browser compute the colour on a probe. */
  computed(property) {
    this.style.setProperty('outline-color', `var(${property})`);
    const value = getComputedStyle(this).outlineColor;
    this.style.removeProperty('outline-color');
    return value;
  }

  /** The day comes before the month, in English too. */
  get dates() {
    return this.words.language === 'en' ? 'en-GB' : this.words.language;
  }

  moment(iso) {
    return new Intl.DateTimeFormat(this.dates, this.hourly
      ? { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }
      : { day: 'numeric', month: 'short' }).format(new Date(iso));
  }

  get hourly() {
    const [first, second] = this.data.buckets;
    return second !== undefined && new Date(second) - new Date(first) < 23 * 3600_000;
  }

  figure(value) {
    const text = new Intl.NumberFormat(this.words.language, { maximumFractionDigits: 4 }).format(value ?? 0);
    return this.unit === '$' ? this.words.money.replace('{0}', () => text) : `${text}${this.unit ? ` ${this.unit}` : ''}`;
  }

  async draw() {
    // Loaded only where a chart is shown: every embed shares the main bundle and should not pay for it.
    const { Chart, BarController, BarElement, LineController, LineElement, PointElement, CategoryScale, LinearScale,
      Tooltip, Filler } = await import('chart.js');
    Chart.register(BarController, BarElement, LineController, LineElement, PointElement, CategoryScale, LinearScale,
      Tooltip, Filler);
    this.chart?.destroy();
    this.chart = undefined;
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || !this.isConnected) return;
    this.chart = new Chart(canvas, this.configuration());
  }

  configuration() {
    const line = this.computed('--line');
    const muted = this.computed('--text-muted');
    const font = { family: getComputedStyle(this).fontFamily, size: 11 };
    const bars = this.kind === 'bar';
    return {
      type: this.kind,
      data: {
        labels: this.data.buckets.map((bucket) => this.moment(bucket)),
        datasets: this.data.series.map((one, index) => {
          const colour = this.computed(this.colour(index));
          return {
            label: one.name, data: one.values, backgroundColor: colour, borderColor: colour,
            borderWidth: bars ? 0 : 2, borderRadius: bars ? 2 : 0, maxBarThickness: 36, categoryPercentage: 0.86,
            pointRadius: 0, pointHitRadius: 12, tension: 0.25
          };
        })
      },
      options: {
        animation: false, maintainAspectRatio: false, interaction: { mode: 'index', intersect: false },
        scales: {
          x: { stacked: bars, grid: { display: false }, border: { color: line },
            ticks: { color: muted, font, maxRotation: 0, autoSkipPadding: 18 } },
          y: { stacked: bars, beginAtZero: true, border: { display: false }, grid: { color: line },
            ticks: { color: muted, font, maxTicksLimit: 5, callback: (value) => this.figure(value) } }
        },
        plugins: {
          tooltip: {
            backgroundColor: this.computed('--surface'), borderColor: this.computed('--line-strong'), borderWidth: 1,
            titleColor: this.computed('--text'), bodyColor: muted, titleFont: font, bodyFont: font, padding: 10, boxPadding: 4,
            callbacks: { label: (item) => ` ${item.dataset.label}: ${this.figure(item.raw)}` }
          }
        }
      }
    };
  }
}

customElements.define('time-chart', TimeChart);
