export {
  concernsGrant,
  concernsIdentity,
  concernsPresence,
  concernsRights,
  concernsRun,
} from './cause-reach.ts';
export { findCauses } from './find-causes.ts';
export { judgeAnswer } from './judge-answer.ts';
export { promisedForm } from './promised-form.ts';
export { promisedMembers } from './promised-members.ts';
export { type ScopeVerdict, scopeVerdict } from './scope-verdict.ts';
