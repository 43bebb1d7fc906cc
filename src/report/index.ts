export { type Advice, type AdviceKind, adviceOf } from './advice.ts';
export type { SelfTestEvent } from './events.ts';
export { renderReport, reportFormats } from './formats.ts';
export { acceptReport } from './import.ts';
export { renderJson } from './json.ts';
export { renderMessages } from './message.ts';
export {
  type Gaps,
  type Moving,
  type ProbeEvidence,
  ProbeResult,
  Report,
  type ReportCheck,
  type ReportFeature,
  type ReportIdentity,
  type Verdict,
} from './model.ts';
export { renderText } from './text.ts';
export { sentence } from './wording.ts';
