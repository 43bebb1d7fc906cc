export { type JudgedAccount, judgedIdentity } from './account/judged-identity.ts';
export { check, type Outside } from './check/check.ts';
export { credentialVariables } from './check/credentials-from-environment.ts';
export { type CheckOptions, checkFormats, readKinds } from './check/options.ts';
export { type Glance, glance } from './glance/glance.ts';
export { glancePoints } from './glance/glance-questions.ts';
export { planSelfTest } from './make-plan.ts';
export type { PlanOutcome, PlanRequest, SelfTestPlan } from './plan.ts';
export { defaultOperations } from './probes/default-suite.ts';
export {
  loadProfile,
  neededByProfile,
  operationsOf,
  Profile,
  profileNames,
  shortName,
} from './profiles/index.ts';
export { runSelfTest } from './run-self-test.ts';
export type { SelfTestRun } from './self-test-run.ts';
