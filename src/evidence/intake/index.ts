/** Recordings of any form in, redacted evidence out. Reads no files itself: texts come in as arguments. */
export { callerOf, understandEvidence, understoodInWords } from './completing/index.ts';
export { isTalk } from './lines/index.ts';
export { readRecording } from './read.ts';
export { evidenceAsWritten } from './recordings/index.ts';
export { shortenedText } from './shortened.ts';
export type { Intake, IntakeOptions, Question, Understood } from './values/index.ts';
export { firstFault, jsonOrNull } from './values/index.ts';
