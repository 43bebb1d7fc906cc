/** Recordings of any form in, redacted evidence out. Reads no files itself: texts come in as arguments. */
export { redactExchange, redactText } from '../redaction/index.ts';
export { understandEvidence } from './complete.ts';
export { capped } from './evidence-json.ts';
export type { Intake, IntakeOptions, Question, Understood } from './intake.ts';
export { firstFault } from './json-text.ts';
export { readRecording } from './read.ts';
export { understoodInWords } from './understood.ts';
