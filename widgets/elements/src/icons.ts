import { html } from 'lit-html';

/** Outlines on a grid of 16, drawn with the colour of the text around them. */
const paths = {
  chevron: 'M4 6.5 8 10.5 12 6.5',
  check: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  lock: 'M4.5 7.5h7v5.5h-7zM6 7.5V5.5a2 2 0 0 1 4 0v2',
  vision: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z',
  tools: 'M13.5 4.5a3.3 3.3 0 0 1-4.4 4.1L5 12.7 3.3 11 7.4 6.9A3.3 3.3 0 0 1 11.5 2.5L9.6 4.4l2 2z',
  json: 'M6 2.5C3 2.5 5.5 7 2.5 8 5.5 9 3 13.5 6 13.5M10 2.5C13 2.5 10.5 7 13.5 8 10.5 9 13 13.5 10 13.5',
  reasoning: 'M8 1.8 9.5 6.5 14.2 8 9.5 9.5 8 14.2 6.5 9.5 1.8 8 6.5 6.5z',
  route: 'M2.5 8h3.5c2.5 0 2-4 4.5-4h2.5M6 8c2.5 0 2 4 4.5 4h2.5M11.5 2.5 13 4l-1.5 1.5M11.5 10.5 13 12l-1.5 1.5',
  key: 'M10.5 2.5a3 3 0 1 1-2.6 4.5L3 11.9V13.5h2v-1.5h1.5V10.5L8.6 8.3',
  alert: 'M8 5v3.5M8 11v.1M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z',
  plus: 'M8 3.5v9M3.5 8h9',
};

export type IconName = keyof typeof paths;

export const icon = (name: IconName) =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${paths[name]}></path></svg>`;
