export { check } from './check.ts';
export { credentialVariables } from './credentials/index.ts';
export type { Outside } from './outside.ts';
export { type CheckOptions, checkFormats, readKinds } from './request/index.ts';
