export { announcer } from './announcer.ts';
export { type Participant, participate } from './participant.ts';
export { gatewaysOf, placed, type RunAddresses } from './run-addresses.ts';
export type { SelfTestRun } from './self-test-run.ts';
export type { RunSurroundings } from './surroundings.ts';
export { turns } from './turns.ts';
