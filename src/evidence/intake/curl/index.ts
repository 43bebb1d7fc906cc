/** Commands of curl, and HTTP heads as curl and those who retype them write them. */

export { looksLikeCurl, mayHoldCurl, parseCurl } from './curl.ts';
export { fromSections } from './sections.ts';
export { asVerbose, mayBeLogged } from './wire-logs.ts';
