/** What the scripts that regenerate the table need; production code goes through src/operations/index.ts. */
export { differenceText } from './difference.ts';
export { encodeFacts, factsModule } from './encode.ts';
export { documentAddresses, refreshFacts } from './refresh.ts';
export { rowsFromFile } from './rows-file.ts';
export { facts } from './table.ts';
