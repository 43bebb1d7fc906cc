/** Sentences, with nothing in them that a program writes or a person quotes. */
export const isTalk = (paragraph: string): boolean => isTold(paragraph) && !quotesOrMarks.test(paragraph);

/** Sentences of a person, who may quote in them. */
export const isTold = (paragraph: string): boolean =>
  /[.!?:]["*_)]{0,3}\s{0,9}$/.test(paragraph.slice(-20)) && !ofProgram.test(paragraph);

const ofProgram = /^(?: {2}|\t|\[|[A-Z]{4,7}\b(?! [a-z])|[>$#|]|at )|\d\d:\d\d:\d\d|(?:Error|Exception)\b/m;
const quotesOrMarks = /[`<>{}"“”]/;
