/**
 * Stands in for Atlassian's feature gate client (see vite.config.ts): inside an app no gate service is reachable, every
 * gate is off, and asking the real client would write warnings to the console and add a third to the page's weight.
 */
const gates = {
  checkGate: (): boolean => false,
  getExperimentValue: <Value>(_experiment: string, _parameter: string, otherwise: Value): Value => otherwise,
  initializeCalled: (): boolean => false,
  initializeCompleted: (): boolean => false,
};

export default gates;
