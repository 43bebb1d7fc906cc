/** Files in which a program keeps whole calls: our own evidence, HAR, cassettes, nock, Postman. */
export { evidenceAsWritten } from './as-written.ts';
export { fromEvidenceJson } from './evidence-json.ts';
export { parseHar } from './har.ts';
export { fromPostman } from './postman.ts';
export { fromRecorderJson, looksLikeCassette, parseCassette } from './recorders.ts';
