import type {
  CostEstimatorEventMap,
  KeyManagerEventMap,
  LookProperties,
  ModelSelectorEventMap,
  ModelSelectorProperties,
  RkCostEstimatorElement,
  SessionProperties,
} from '@restormel-keys/elements';
import type { DefineComponent } from 'vue';

/** `onRkModelSelected` and so on: what `@rk-model-selected` compiles to. */
type Pascal<T extends string> = T extends `${infer A}-${infer B}` ? `${Capitalize<A>}${Pascal<B>}` : Capitalize<T>;
type Listeners<M> = { [K in keyof M & string as `on${Pascal<K>}`]?: (event: M[K]) => void };

type Look = Partial<LookProperties>;
type Session = Partial<Pick<SessionProperties, keyof LookProperties | 'baseUrl' | 'session' | 'fetchSession'>>;

export declare const ModelSelector: DefineComponent<
  Session &
    Partial<Pick<ModelSelectorProperties, 'value' | 'name' | 'label' | 'required' | 'disabled'>> &
    Listeners<ModelSelectorEventMap>
>;
export declare const KeyManager: DefineComponent<Session & Listeners<KeyManagerEventMap>>;
export declare const CostEstimator: DefineComponent<
  Look & Partial<Pick<RkCostEstimatorElement, 'cost' | 'budget' | 'estimatedCost'>> & Listeners<CostEstimatorEventMap>
>;
export declare const HealthcheckSummary: DefineComponent<Look & { report?: unknown }>;
