/** Calls with their answers, redacted, and how they are read out of whatever people have. */
export { AccountFacts, AccountType } from './account-facts.ts';
export { type JwtClaims, pickClaims } from './claims.ts';
export { type CredentialReading, readCredential, schemeContradicts } from './credential.ts';
export { keptFromPage } from './cross-origin.ts';
export { Evidence, type Exchange, IdentityKind, type TransportFailure } from './exchange.ts';
export { type HeaderReading, readHeaders } from './headers.ts';
export {
  callerOf,
  evidenceAsWritten,
  firstFault,
  type Intake,
  type IntakeOptions,
  isTalk,
  jsonOrNull,
  type Question,
  readRecording,
  shortenedText,
  type Understood,
  understandEvidence,
  understoodInWords,
} from './intake/index.ts';
export { isRecord } from './is-record.ts';
export { speaksNoTls } from './no-tls.ts';
export {
  maskExactly,
  redactAccount,
  redactEvidence,
  redactExchange,
  redactHeaders,
  redactNotes,
  redactText,
  redactUrl,
} from './redaction/index.ts';
export { retryAfterSeconds } from './retry-after.ts';
export { composeYaml, deepestNesting } from './yaml.ts';
