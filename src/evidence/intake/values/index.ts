/** What every reader hands on and reads with: drafts, lenient values, escapes, JSON, failures below HTTP. */

export { curlFailures } from './curl-exit-codes.ts';
export { emptyList } from './empty-list.ts';
export { endOfQuoted, unescaped } from './escapes.ts';
export { failureIn, failureOf, noTunnel } from './failures.ts';
export { isFailureAbroad } from './failures-abroad.ts';
export type { Draft, Intake, IntakeOptions, Parsed, Question, Understood, UnstatedFact } from './intake.ts';
export { firstFault, jsonOrNull, parseJson } from './json-text.ts';
export { failingAndNearest, mostTelling } from './most-telling.ts';
export { isTokenAddress, oauthErrors, oauthRefusal } from './oauth-refusal.ts';
export { belowRest, hostOf, mayBeJira, ofJira } from './of-jira.ts';
export { ended, outcomeOf, wentWrong, withBodyOf } from './outcome.ts';
export { publicPlace } from './public-place.ts';
export { toolTexts } from './tool-texts.ts';
export {
  bodyOf,
  fieldsOf,
  firstOf,
  headerOf,
  headersOf,
  listOf,
  namesOf,
  recordOf,
  statusOf,
  textOf,
  valuesOf,
} from './values.ts';
export { walk } from './walk.ts';
