/** The list that vendors tell people to work through by hand, a line each. */
export { credentialChecks } from './credential-checks.ts';
export { featuresOf } from './features.ts';
export { closingChecks } from './questions.ts';
export { rightsChecks } from './rights-checks.ts';
export { siteChecks } from './site-checks.ts';
