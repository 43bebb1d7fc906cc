export { planSelfTest } from './make-plan.ts';
export { statedNeeds } from './needs.ts';
export { levelOf, permissionKeysFor } from './permission-keys.ts';
export type { PlannedProbe, PlanOutcome, PlanRequest, SelfTestPlan } from './plan.ts';
export { jiraKey } from './spelled-as-jira.ts';
