import { defineComponent, h, onMounted, ref } from 'vue';

/** A component over one tag: properties reach the element as properties, its events come out under their own names. */
function wrap(name, tag, load, events, properties) {
  return defineComponent({
    name,
    inheritAttrs: true,
    props: Object.fromEntries(properties.map((property) => [property, { type: null, default: undefined }])),
    emits: events,
    setup(props, { emit, expose }) {
      const element = ref(null);
      onMounted(load);
      expose({ element });
      return () => {
        const given = { ref: element };
        for (const property of properties) {
          if (props[property] !== undefined) given['.' + property] = props[property];
        }
        return h(tag, {
          ...given,
          onVnodeMounted: ({ el }) => {
            for (const type of events) el.addEventListener(type, (event) => emit(type, event));
          },
        });
      };
    },
  });
}

const look = ['theme', 'locale', 'strings'];
const session = [...look, 'baseUrl', 'session', 'fetchSession'];
const sessionEvents = ['rk-ready', 'rk-status', 'rk-error', 'rk-session-expired'];

export const ModelSelector = wrap(
  'ModelSelector',
  'rk-model-selector',
  () => import('@restormel-keys/elements/rk-model-selector.js'),
  [...sessionEvents, 'rk-model-selected', 'rk-key-needed'],
  [...session, 'value', 'name', 'label', 'required', 'disabled'],
);

export const KeyManager = wrap(
  'KeyManager',
  'rk-key-manager',
  () => import('@restormel-keys/elements/rk-key-manager.js'),
  [...sessionEvents, 'rk-key-added', 'rk-key-verified', 'rk-key-replaced', 'rk-key-removed'],
  session,
);

export const CostEstimator = wrap(
  'CostEstimator',
  'rk-cost-estimator',
  () => import('@restormel-keys/elements/rk-cost-estimator.js'),
  ['rk-cost-updated'],
  [...look, 'cost', 'budget', 'estimatedCost'],
);

export const HealthcheckSummary = wrap(
  'HealthcheckSummary',
  'rk-healthcheck-summary',
  () => import('@restormel-keys/elements/rk-healthcheck-summary.js'),
  [],
  [...look, 'report'],
);
