export { check, type Outside } from './check.ts';
export { credentialVariables } from './credentials-from-environment.ts';
export { type CheckOptions, checkFormats, readKinds } from './options.ts';
