import { main } from './main.ts';

// Where nothing is under way any more, no write to a slow pipe either, the memory goes with the process and need not be tidied before:
// that takes longer than many a command.
const end = (): void => process.exit();
process.on('beforeExit', end);
void main().then(() => {
  if (process.getActiveResourcesInfo().length === 0) end();
});
