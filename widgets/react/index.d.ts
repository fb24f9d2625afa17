import type {
  CostEstimatorEventMap,
  KeyManagerEventMap,
  LookProperties,
  ModelSelectorEventMap,
  ModelSelectorProperties,
  RkCostEstimatorElement,
  RkHealthcheckSummaryElement,
  RkKeyManagerElement,
  RkModelSelectorElement,
  SessionEventMap,
  SessionProperties,
} from '@restormel-keys/elements';
import type { CSSProperties, ForwardRefExoticComponent, RefAttributes } from 'react';

interface Common {
  id?: string;
  className?: string;
  style?: CSSProperties;
  dir?: string;
}

type Look = Partial<LookProperties>;
type Session = Partial<Pick<SessionProperties, keyof LookProperties | 'baseUrl' | 'session' | 'fetchSession'>>;
type On<M, K extends keyof M> = (event: M[K]) => void;

interface SessionEvents {
  onReady?: On<SessionEventMap, 'rk-ready'>;
  onStatus?: On<SessionEventMap, 'rk-status'>;
  onError?: On<SessionEventMap, 'rk-error'>;
  onSessionExpired?: On<SessionEventMap, 'rk-session-expired'>;
}

type Component<P, E> = ForwardRefExoticComponent<Common & P & RefAttributes<E>>;

export interface ModelSelectorProps
  extends Session,
    SessionEvents,
    Partial<Pick<ModelSelectorProperties, 'value' | 'name' | 'label' | 'required' | 'disabled'>> {
  onModelSelected?: On<ModelSelectorEventMap, 'rk-model-selected'>;
  onKeyNeeded?: On<ModelSelectorEventMap, 'rk-key-needed'>;
}

export interface KeyManagerProps extends Session, SessionEvents {
  onKeyAdded?: On<KeyManagerEventMap, 'rk-key-added'>;
  onKeyVerified?: On<KeyManagerEventMap, 'rk-key-verified'>;
  onKeyReplaced?: On<KeyManagerEventMap, 'rk-key-replaced'>;
  onKeyRemoved?: On<KeyManagerEventMap, 'rk-key-removed'>;
}

export interface CostEstimatorProps
  extends Look,
    Partial<Pick<RkCostEstimatorElement, 'cost' | 'budget' | 'estimatedCost'>> {
  onCostUpdated?: On<CostEstimatorEventMap, 'rk-cost-updated'>;
}

export interface HealthcheckSummaryProps extends Look {
  report?: unknown;
}

export declare const ModelSelector: Component<ModelSelectorProps, RkModelSelectorElement>;
export declare const KeyManager: Component<KeyManagerProps, RkKeyManagerElement>;
export declare const CostEstimator: Component<CostEstimatorProps, RkCostEstimatorElement>;
export declare const HealthcheckSummary: Component<HealthcheckSummaryProps, RkHealthcheckSummaryElement>;
