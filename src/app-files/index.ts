/** Checks of app files: Connect descriptors and Forge manifests. */
export { type AppFile, declaredScopes, nameOfApp, readAppFile } from './app-file.ts';
export {
  connectDates,
  connectEndOfSupport,
  daysUntil,
  type SupportDate,
} from './connect/support-dates.ts';
export { type DeclaredEvent, declaredEvents, eventNeedsOf, eventNeedsOfText } from './events.ts';
export type { LintFinding } from './finding.ts';
export { type HeldReading, heldByApp, heldByFile, heldByNames } from './held.ts';
export { type LintInput, type LintResult, lint } from './lint.ts';
export { type MovingAdvice, movingAdvice } from './moving.ts';
export { didYouMean } from './nearest-name.ts';
export { type Rewritten, rewriteScopes, type ScopeEdit } from './rewrite.ts';
export {
  type NarrowerChoice,
  type ReportedCall,
  type ScanReport,
  type ScopeReason,
  scanReport,
} from './scan-report.ts';
export type { FoundCall, ScanFindings, UnresolvedCall } from './source/found.ts';
export { scanSource } from './source/scan.ts';
export { isBundle, isLeftOut, languageOf, type SourceFile } from './source/source-file.ts';
