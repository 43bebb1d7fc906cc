/** What the owner asks for: options, profile, files; put together before anything is called. */
export { type CheckRequest, neededBy } from './check-request.ts';
export { scopesForOperations } from './default-scopes.ts';
export { type CheckOptions, checkFormats, readKinds } from './options.ts';
export { type Preparation, prepare } from './preparation.ts';
export { bad, good, type Step } from './step.ts';
