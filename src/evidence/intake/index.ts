/** Recordings of any form in, redacted evidence out. Reads no files itself: texts come in as arguments. */
export { redactExchange, redactText } from '../redaction/index.ts';
export type { Intake, IntakeOptions } from './intake.ts';
export { readRecording } from './read.ts';
