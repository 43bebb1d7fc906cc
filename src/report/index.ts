/** The report of a self-test: its model, its advice, its wording and its renderings. Runs in a browser too. */
export { type Advice, type AdviceKind, adviceOf, isGap } from './advice.ts';
export { causeTitle } from './cause-title.ts';
export { changesSince, isComparable } from './changes.ts';
export { type ChecklistLine, checklistLines, featureLines } from './checklist.ts';
export { type ClosedGroup, closedBy, closedTitle, judgedKind } from './closed.ts';
export { compareIdentities } from './compare-identities.ts';
export type { SelfTestEvent } from './events.ts';
export { renderReport, reportFormats } from './formats.ts';
export { headline } from './headline.ts';
export { acceptReport } from './import.ts';
export { isolatedText } from './isolated.ts';
export { renderJson } from './json.ts';
export { wrapped } from './layout.ts';
export { escapeMarkup } from './markup.ts';
export { operationMatrix } from './matrix.ts';
export { renderMessages } from './message.ts';
export {
  type Gaps,
  type Moving,
  type ProbeEvidence,
  ProbeResult,
  Report,
  type ReportCheck,
  type ReportFeature,
  type ReportGrant,
  type ReportIdentity,
  type ReportNeeds,
  Summary,
  type Verdict,
} from './model.ts';
export { printableLine, printableLines, printableText } from './printable.ts';
export { readableReport } from './read-report.ts';
export type { RunListing } from './run-listing.ts';
export { summaryOf, verdictCounts } from './summary.ts';
export { renderText } from './text.ts';
export { webLink } from './web-link.ts';
export {
  counted,
  duration,
  identityName,
  listed,
  movingTitle,
  sentence,
  unusedScopes,
  unusedTitle,
  verdictWords,
} from './wording.ts';
