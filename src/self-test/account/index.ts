export { factsOfAccount, typeOf } from './account-facts.ts';
export { projectsKeptFrom, projectsKeptOut, ruleSeenIn } from './app-access.ts';
export { examineIdentity } from './examine-identity.ts';
export { findAdminGroups } from './find-admin-groups.ts';
export { grantsOf } from './grants.ts';
export { type JudgedAccount, judgedIdentity } from './judged-identity.ts';
export { noAccess } from './no-access.ts';
export { knownProjects, permissionsQuestion, rightsInProjects } from './rights-in-projects.ts';
