/** Checks of app files: Connect descriptors and Forge manifests. */
export { type AppFile, declaredScopes, readAppFile } from './app-file.ts';
export {
  connectDates,
  connectEndOfSupport,
  daysUntil,
  type SupportDate,
} from './connect/support-dates.ts';
export type { LintFinding } from './finding.ts';
export { type HeldReading, heldByApp, heldByNames } from './held.ts';
export { type LintInput, type LintResult, lint } from './lint.ts';
export { type MovingAdvice, movingAdvice } from './moving.ts';
export { didYouMean } from './nearest-name.ts';
