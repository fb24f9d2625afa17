import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';

// Layout effects warn on a server, where there is nothing to do.
const useIsomorphicEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/** A component over one tag: `onX` listens to events, the rest are properties. Definitions load in the browser only. */
function wrap(tag, load, events, properties) {
  const Component = forwardRef(function Wrapped(props, ref) {
    const element = useRef(null);
    const latest = useRef(props);
    useIsomorphicEffect(() => {
      latest.current = props;
      for (const name of properties) {
        if (name in props && element.current[name] !== props[name]) element.current[name] = props[name];
      }
    });
    useEffect(() => {
      load();
      const target = element.current;
      const listeners = Object.entries(events).map(([prop, type]) => [type, (event) => latest.current[prop]?.(event)]);
      for (const [type, listener] of listeners) target.addEventListener(type, listener);
      return () => {
        for (const [type, listener] of listeners) target.removeEventListener(type, listener);
      };
    }, []);
    useImperativeHandle(ref, () => element.current, []);
    const rest = Object.fromEntries(Object.entries(props).filter(([name]) => !(name in events) && !properties.includes(name)));
    return createElement(tag, { ...rest, ref: element });
  });
  Component.displayName = tag;
  return Component;
}

const look = ['theme', 'locale', 'strings'];
const session = [...look, 'baseUrl', 'session', 'fetchSession'];
const sessionEvents = {
  onReady: 'rk-ready',
  onStatus: 'rk-status',
  onError: 'rk-error',
  onSessionExpired: 'rk-session-expired',
};

export const ModelSelector = wrap(
  'rk-model-selector',
  () => import('@restormel-keys/elements/rk-model-selector.js'),
  { ...sessionEvents, onModelSelected: 'rk-model-selected', onKeyNeeded: 'rk-key-needed' },
  [...session, 'value', 'name', 'label', 'required', 'disabled'],
);

export const KeyManager = wrap(
  'rk-key-manager',
  () => import('@restormel-keys/elements/rk-key-manager.js'),
  {
    ...sessionEvents,
    onKeyAdded: 'rk-key-added',
    onKeyVerified: 'rk-key-verified',
    onKeyReplaced: 'rk-key-replaced',
    onKeyRemoved: 'rk-key-removed',
  },
  session,
);

export const CostEstimator = wrap(
  'rk-cost-estimator',
  () => import('@restormel-keys/elements/rk-cost-estimator.js'),
  { onCostUpdated: 'rk-cost-updated' },
  [...look, 'cost', 'budget', 'estimatedCost'],
);

export const HealthcheckSummary = wrap(
  'rk-healthcheck-summary',
  () => import('@restormel-keys/elements/rk-healthcheck-summary.js'),
  {},
  [...look, 'report'],
);
