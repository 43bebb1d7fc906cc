/** Files in which a program keeps whole calls: our own evidence, HAR, cassettes, nock, Postman, Burp. */
export { evidenceAsWritten } from './as-written.ts';
export { parseBurp } from './burp.ts';
export { fromEvidenceJson } from './evidence-json.ts';
export { parseHar } from './har.ts';
export { lightHar } from './light-har.ts';
export { fromPostman } from './postman.ts';
export { fromRecorderJson, parseCassette } from './recorders.ts';
