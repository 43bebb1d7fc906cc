/** A credential of the owner's: read, or asked for, tried, and told what kind it is. */
export type { Browser } from './authorize-in-browser.ts';
export { type Candidate, evidenceOf, isUsable } from './candidate.ts';
export {
  begunKind,
  type CheckedKind,
  checkedKinds,
  credentialsFromEnvironment,
  credentialVariables,
  type GivenCredentials,
  missingVariables,
} from './credentials-from-environment.ts';
export { assumedKind, findCandidate, type Wanted, wantedFrom } from './find-candidates.ts';
export { promptFor, type Terminal } from './prompt.ts';
export { searchFor } from './search-for.ts';
