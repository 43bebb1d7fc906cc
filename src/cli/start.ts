import { main } from './main.ts';

// Where nothing is under way any more, the memory goes with the process and need not be tidied before: that takes longer than many a command.
const end = (): void => process.exit();
process.on('beforeExit', end);
void main().then((isWritten) => {
  if (isWritten && process.getActiveResourcesInfo().length === 0) end();
});
