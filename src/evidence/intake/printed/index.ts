/** Objects that programs print or log: JSON and what only looks like it. */
export { printedAnswers } from './beside-objects.ts';
export { withInvoked } from './invoked.ts';
export { fromJsonLines } from './json-lines.ts';
export { fromJsonRecord, fromPrinted, withFields } from './log-lines.ts';
export { exchangesIn } from './objects.ts';
export { sideOf, statusIn } from './record-parts.ts';
export { fromTable } from './table.ts';
