export { check } from './check/check.ts';
export { credentialVariables } from './check/credentials-from-environment.ts';
export { type CheckOptions, checkFormats, readKinds } from './check/options.ts';
export { planSelfTest } from './make-plan.ts';
export type { PlanOutcome, PlanRequest, SelfTestPlan } from './plan.ts';
export { defaultOperations } from './probes/default-suite.ts';
export { loadProfile, operationsOf, Profile, profileNames } from './profiles/index.ts';
export { runSelfTest } from './run-self-test.ts';
export type { SelfTestRun } from './self-test-run.ts';
