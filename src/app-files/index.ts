/** Connect descriptors, Forge manifests and source code: what they declare, what they call, and what is wrong in them. */
export { nameOfApp, readAppFile } from './app-file.ts';
export { connectDates, connectEndOfSupport } from './connect/support-dates.ts';
export { eventNeedsOfText } from './events.ts';
export type { LintFinding } from './finding.ts';
export { heldByApp, heldByFile, heldByNames } from './held.ts';
export { type LintResult, lint } from './lint.ts';
export { movingAdvice } from './moving.ts';
export { didYouMean } from './nearest-name.ts';
export { rewriteScopes } from './rewrite.ts';
export { type ScanReport, type ScopeReason, scanReport } from './scan-report.ts';
export { unresolvedOfBundles } from './source/bundles.ts';
export { scanSource } from './source/scan.ts';
export { isBundle, isLeftOut, languageOf, type SourceFile } from './source/source-file.ts';
export { unresolvedOfApp } from './unresolved-of-app.ts';
