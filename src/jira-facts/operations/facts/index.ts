/** What the scripts that write the table need; all else goes through src/jira-facts/operations/index.ts. */
export { correctedRows, rowsNamed } from './correct.ts';
export { differenceText } from './difference.ts';
export { encodeFacts, factsModule } from './encode.ts';
export { documentAddresses, refreshFacts } from './refresh.ts';
export { rowsFromFile } from './rows-file.ts';
export { facts } from './table.ts';
