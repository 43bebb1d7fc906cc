export { demo } from './scenarios/demo.ts';
export { scenarioNamed, scenarios } from './scenarios/index.ts';
export type { Scenario } from './scenarios/scenario.ts';
export { accounts } from './sites/people.ts';
export { type SimulatedJira, startSimulatedJira } from './start.ts';
