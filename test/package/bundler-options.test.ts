import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '../..');

test('the bundler has nothing to say of its options', async () => {
  const { default: config } = await import(pathToFileURL(resolve(root, 'rolldown.config.mjs')).href);
  const { output, ...input } = config;
  const said: string[] = [];
  // The options of the build, over a file that asks for no other.
  const bundle = await rolldown({
    ...input,
    input: resolve(root, 'src/cli/refused.ts'),
    plugins: [],
    onLog: (_level, { message }) => said.push(message),
  });
  await bundle.generate(output);
  await bundle.close();
  expect(said).toEqual([]);
});
