/** What people write around a paste: who called, where the site runs, what else they saw. */
export { showsBareCall } from './bare-call.ts';
export { notesInText } from './notes-in-text.ts';
export { withTimes } from './received-at.ts';
export { saidDeployment } from './said-deployment.ts';
export { saidIdentity } from './said-identity.ts';
export { saidScopes } from './said-scopes.ts';
export { shownClaims } from './shown-token.ts';
