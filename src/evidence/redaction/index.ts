export { formOfClaims, redactAuthorization } from './authorization.ts';
export { maskExactly } from './exact.ts';
export { redactEvidence, redactExchange } from './exchange.ts';
export { redactHeaders } from './headers.ts';
export { redactAccount, redactNotes } from './notes.ts';
export { redactText } from './text.ts';
export { redactUrl } from './url.ts';
