/** Calls that lines of any text tell of: tracebacks, logs, messages, sentences. */
export { endOfJson, endOfPage, formedBodyIn } from './bodies.ts';
export { credentialIn } from './headers-in-text.ts';
export { callsInText } from './plain-text.ts';
export { refusedAuthorizationIn } from './refused-authorization.ts';
export {
  isOfProgram,
  isServerSentence,
  personal,
  serverSentences,
  wordsOfServer,
} from './server-sentences.ts';
export { statusInWords } from './statuses.ts';
export { isTalk } from './talk.ts';
export { atTokenAddress, tokenRefusalIn } from './token-refusal.ts';
export { hostOnly, sameCall } from './told-call.ts';
