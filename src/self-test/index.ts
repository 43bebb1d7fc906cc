/** What an identity may do on a site: planned, asked, judged. One engine for the add-on, `check`, the watch and agents. */
export { type JudgedAccount, judgedIdentity } from './account/index.ts';
export {
  type CheckOptions,
  check,
  checkFormats,
  credentialVariables,
  type Outside,
  readKinds,
} from './check/index.ts';
export { type Glance, glance, glancePoints } from './glance/index.ts';
export { type PlanOutcome, type PlanRequest, planSelfTest, type SelfTestPlan } from './plan/index.ts';
export { defaultOperations } from './probes/index.ts';
export {
  loadProfile,
  neededByProfile,
  operationsOf,
  Profile,
  profileNames,
  shortName,
} from './profiles/index.ts';
export type { SelfTestRun } from './run/index.ts';
export { runSelfTest } from './run-self-test.ts';
