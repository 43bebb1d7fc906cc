import { demo } from './demo.ts';
import { healthy } from './healthy.ts';
import { plantedScenarios } from './planted/index.ts';
import type { Scenario } from './scenario.ts';

/** Every scenario there is; the first is the default. */
export const scenarios: readonly Scenario[] = [healthy, demo, ...plantedScenarios];

/** The scenario of this name, or null. */
export function scenarioNamed(name: string): Scenario | null {
  return scenarios.find((scenario) => scenario.name === name) ?? null;
}
