/** What a host application may read, set and listen to. The elements' classes are checked against these. */

/** What the host's backend got from `POST /keys/v1/projects/{projectId}/widget-sessions`. */
export interface WidgetSession {
  /** `rkw_…` */
  session: string;
  /** Epoch milliseconds. Without it the element asks the server. */
  expiresAt?: number;
}

export type Status = 'loading' | 'ready' | 'empty' | 'error' | 'degraded';

export interface ErrorDetail {
  /**
   * `network`, `session_unavailable` (fetchSession failed), `frame_blocked` (by the page's policy), `frame_slow` (the key
   * field does not answer), `outdated` (the page's files are older than the server), or the server's code, such as
   * `session_revoked`, `origin_not_allowed`, `model_not_allowed`.
   */
  code: string;
  /** Whether the element goes on trying by itself. */
  retryable: boolean;
}

export interface ModelSelectedDetail {
  /** null: the route decides. */
  modelId: string | null;
  providerId: string | null;
  /** The route that the session was made for, if for one. */
  routeId?: string;
}

export type KeyStatus = 'active' | 'pending' | 'invalid' | 'revoked';

export interface KeyDetail {
  keyId: string;
  providerId: string;
  /** Such as `sk-…9f3a`; never more of the key than this. */
  mask: string;
}

export interface KeyAddedDetail extends KeyDetail {
  /** True when a removal was undone. */
  restored?: boolean;
}

export interface KeyVerifiedDetail extends KeyDetail {
  status: KeyStatus;
  code: 'invalid' | 'no_quota' | 'wrong_project' | 'network' | 'unsupported' | null;
}

export interface KeyNeededDetail {
  providerId: string;
}

/** Events that both elements with a session dispatch; all bubble and cross shadow roots. */
export interface SessionEventMap {
  'rk-ready': CustomEvent<Record<string, never>>;
  'rk-status': CustomEvent<{ status: Status }>;
  'rk-error': CustomEvent<ErrorDetail>;
  'rk-session-expired': CustomEvent<Record<string, never>>;
}

export interface ModelSelectorEventMap extends SessionEventMap {
  'rk-model-selected': CustomEvent<ModelSelectedDetail>;
  /** The user wants to add a key for a provider. Cancel it to keep a KeyManager on the page from opening. */
  'rk-key-needed': CustomEvent<KeyNeededDetail>;
}

export interface KeyManagerEventMap extends SessionEventMap {
  'rk-key-added': CustomEvent<KeyAddedDetail>;
  'rk-key-verified': CustomEvent<KeyVerifiedDetail>;
  'rk-key-replaced': CustomEvent<KeyDetail>;
  'rk-key-removed': CustomEvent<{ keyId: string }>;
}

export interface CostEstimatorEventMap {
  'rk-cost-updated': CustomEvent<{ cost: Cost | null; budget: number | null; estimatedCost: number | null }>;
}

interface Listening<M> extends HTMLElement {
  addEventListener<K extends keyof M>(
    type: K,
    listener: (event: M[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export interface LookProperties {
  /** `light`, `dark`, or `auto` (also when absent): the page's own `color-scheme`. */
  theme: 'light' | 'dark' | 'auto' | null;
  /** A BCP 47 tag. Absent: the session's, the page's `lang`, the browser's. */
  locale: string | null;
  /** Replaces single texts, by the names in docs/embedding.md. */
  strings: Record<string, string> | null;
}

export interface SessionProperties extends LookProperties {
  /** Where Restormel Keys is, such as `https://keys.example.com`. Absent: where the script came from. */
  baseUrl: string;
  /** A session the page was rendered with. With `fetchSession` the first one only. */
  session: string | null;
  /** Asks the host's backend for a session: at the start, a minute before the end, once after a refusal. */
  fetchSession: (() => Promise<WidgetSession | string>) | null;
  readonly status: Status;
  /** Tries again at once. */
  reload(): Promise<void>;
}

export interface ModelSelectorProperties extends SessionProperties {
  /** `providerId:modelId`; empty when the route decides. */
  value: string;
  name: string | null;
  /** The visible label; a `<label for>` does as well. */
  label: string | null;
  /** A model must be named: "let the route decide" is not offered. */
  required: boolean;
  disabled: boolean;
}

export interface KeyManagerProperties extends SessionProperties {
  /** Opens the entry of a new key, for this provider if given. */
  add(providerId?: string): void;
}

export interface RkModelSelectorElement
  extends Listening<ModelSelectorEventMap>,
    ModelSelectorProperties {
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

export interface RkKeyManagerElement extends Listening<KeyManagerEventMap>, KeyManagerProperties {}

/** What both elements of the server-rendered form have (`rk-server-elements.js`). */
export interface ServerRenderedProperties
  extends Pick<SessionProperties, 'theme' | 'locale' | 'baseUrl' | 'session' | 'fetchSession'> {}

export interface RkServerModelSelectorProperties
  extends ServerRenderedProperties,
    Pick<ModelSelectorProperties, 'value' | 'name' | 'label' | 'required' | 'disabled'> {}

export interface RkServerKeyManagerProperties extends ServerRenderedProperties, Pick<KeyManagerProperties, 'add'> {}

export interface RkServerModelSelectorElement
  extends Listening<ModelSelectorEventMap>,
    RkServerModelSelectorProperties {
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

export interface RkServerKeyManagerElement extends Listening<KeyManagerEventMap>, RkServerKeyManagerProperties {}

/** The exported components without the elements around them. */
export interface RestormelKeyManagerElement extends Listening<KeyManagerEventMap> {
  /** A widget session, `rkw_…`; to be set before the element is connected, or once it is ready. */
  session: string;
  theme: string;
  locale: string;
}

export interface RestormelModelSelectorElement extends Listening<ModelSelectorEventMap> {
  /** A widget session, `rkw_…`; to be set before the element is connected, or once it is ready. */
  session: string;
  theme: string;
  locale: string;
  label: string;
  required: boolean;
}

export interface Cost {
  modelId: string;
  providerId?: string;
  inputPerMillion?: number;
  outputPerMillion?: number;
  /** An ISO 4217 code; USD if absent. */
  unit?: string;
}

export interface RkCostEstimatorElement extends Listening<CostEstimatorEventMap>, LookProperties {
  cost: Cost | null;
  budget: number | null;
  estimatedCost: number | null;
}

export interface RkHealthcheckSummaryElement extends HTMLElement, LookProperties {
  /** The body of `GET /keys/dashboard/api/embed/healthcheck`. */
  report: unknown;
}

declare global {
  interface HTMLElementTagNameMap {
    'rk-model-selector': RkModelSelectorElement;
    'rk-key-manager': RkKeyManagerElement;
    'rk-server-model-selector': RkServerModelSelectorElement;
    'rk-server-key-manager': RkServerKeyManagerElement;
    'restormel-model-selector': RestormelModelSelectorElement;
    'restormel-key-manager': RestormelKeyManagerElement;
    'rk-cost-estimator': RkCostEstimatorElement;
    'rk-healthcheck-summary': RkHealthcheckSummaryElement;
  }
}
