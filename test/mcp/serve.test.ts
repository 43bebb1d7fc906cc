import { PassThrough, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { oneSimulation, serveMcp } from '../../src/mcp/index.ts';

const initialize = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '0' } },
};

async function served(output: Writable & { readonly said?: () => string }) {
  const input = new PassThrough();
  const troubles: string[] = [];
  const outside = { env: {}, now: () => new Date(), random: () => 'random', simulation: oneSimulation() };
  const server = await serveMcp(input, output, '0.0.0', outside, (sentence) => troubles.push(sentence));
  const send = (message: unknown): void => {
    input.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
  };
  return { input, server, troubles, send };
}

function kept() {
  const lines: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const answer = async (id: number): Promise<{ isError?: boolean; text: string }> => {
    for (;;) {
      const line = lines.find((one) => JSON.parse(one).id === id);
      const { result } = JSON.parse(line ?? '{}');
      if (line !== undefined) return { isError: result.isError, text: result.content?.[0]?.text };
      await pause(5);
    }
  };
  return { output, answer };
}

test('what is no message is passed over with a word about it, and the next one is answered', async () => {
  const { output, answer } = kept();
  const { server, troubles, send } = await served(output);
  send('GET /rest/api/3/myself');
  send({ jsonrpc: '1.0', id: 7 });
  send(initialize);
  await answer(1);
  expect(troubles).toEqual(Array(2).fill(expect.stringContaining('passed over')));
  await server.close();
});

test('a paste of 12 megabytes is refused in a sentence, and the server stays', async () => {
  const { output, answer } = kept();
  const { server, send } = await served(output);
  send(initialize);
  const call = (id: number, text: string) => ({
    ...{ jsonrpc: '2.0', id, method: 'tools/call' },
    params: { name: 'explain_failure', arguments: { text } },
  });
  send(call(2, 'x'.repeat(12_000_000)));
  send(call(3, 'GET https://acme.atlassian.net/rest/api/3/role -> 401'));
  expect(await answer(2)).toEqual({ isError: true, text: expect.stringContaining('Too big') });
  expect((await answer(3)).isError).toBeUndefined();
  await server.close();
});

test('a message that cannot be read to its end is the end, with a sentence', async () => {
  const { server, input } = await served(kept().output);
  for (let part = 0; part < 17; part += 1) input.write('x'.repeat(1024 * 1024));
  expect(await server.ended).toBe('a message of more than 16 MiB cannot be read');
  await server.close();
});

test('a client that hears no more is the end, without an error', async () => {
  const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('write EPIPE')) });
  const { server, send } = await served(gone);
  send(initialize);
  expect(await server.ended).toBeNull();
  await server.close();
});

test('a client that says no more is the end', async () => {
  const { server, input } = await served(kept().output);
  input.end();
  expect(await server.ended).toBeNull();
  await server.close();
});
