/** Objects that programs print or log: JSON and what only looks like it. */
export { fromJsonLines, fromJsonRecord, fromPrinted } from './log-lines.ts';
export { addressOf, exchangesIn } from './objects.ts';
