/** `npm run check`: format, lint, types and house rules, side by side; every step speaks, and one failure fails all. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path, ...args) => [process.execPath, `${root}node_modules/${path}`, ...args];
const steps = [
  { name: 'format and lint', command: bin('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.') },
  // One thread: several would each find out about the same types, while the steps beside it want the processor too.
  { name: 'types', command: bin('typescript/bin/tsc', '--singleThreaded') },
  { name: 'types of the panel', command: bin('typescript/bin/tsc', '-p', 'src/add-on/panel') },
  {
    name: 'house rules',
    command: [
      ...[process.execPath, '--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
      ...[`${root}node_modules/jest/bin/jest.js`, 'test/house-rules'],
    ],
  },
];

const run = ({ name, command }) =>
  new Promise((resolve) => {
    const [file, ...args] = command;
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.on('close', (code) => {
      process.stdout.write(code === 0 ? `✓ ${name}\n` : `✗ ${name}\n${said}\n`);
      resolve(code === 0);
    });
  });

if ((await Promise.all(steps.map(run))).includes(false)) process.exitCode = 1;
