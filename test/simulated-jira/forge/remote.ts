import { createServer } from 'node:http';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

export interface Remote {
  readonly url: string;
  readonly received: Received[];
  /** What the next requests are answered with; a function may look at the request. */
  answer: (request: Received) => { status: number; body?: string; headers?: Record<string, string> } | null;
  close(): Promise<void>;
}

/** A remote of a Forge app: notes what it gets and answers as told; null: never. */
export async function startRemote(): Promise<Remote> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const note = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(note);
      const answer = remote.answer(note);
      if (answer === null) return;
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const remote: Remote = {
    url: `http://localhost:${port}`,
    received,
    answer: () => ({ status: 204 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return remote;
}
