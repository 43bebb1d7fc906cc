import { createJira } from '../../src/library/simulator.ts';

test('in an environment without fetch it says where to run', async () => {
  const { fetch } = globalThis;
  Reflect.deleteProperty(globalThis, 'fetch');
  const started = createJira();
  globalThis.fetch = fetch;
  await expect(started).rejects.toThrow(
    'put "@jest-environment node" into a comment at the top of the test file',
  );
});
