/** A draft becomes an evidence: what it leaves open is inferred, it is redacted, and what was understood is put into words. */
export { completeDraft, understandEvidence } from './complete.ts';
export { callerOf } from './infer-identity.ts';
export { understoodInWords } from './understood.ts';
