export { check, type Outside } from './check.ts';
export { credentialVariables } from './credentials/index.ts';
export { type CheckOptions, checkFormats, readKinds } from './request/index.ts';
