import './rk-cost-estimator';
import './rk-healthcheck-summary';
import './rk-key-manager';
import './rk-model-selector';
