import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import fc from 'fast-check';
import { below, fixedRoutes, type Route, routerOf } from '../../../src/add-on/server/routes.ts';

const says =
  (text: string): RequestHandler =>
  (req, res) =>
    void res.json({ text, id: req.params?.id ?? null, q: req.query.q ?? null });

const routes: Route[] = below('/base', [
  { path: '/one', methods: { get: says('one'), post: says('one, posted') } },
  { path: '/one/:id', methods: { get: says('one of many') } },
  { path: '/fails', methods: { get: () => Promise.reject(new Error('it fails')) } },
]);

/** A server with the table before the routers, and one with the routers alone. */
async function serve(fixed: boolean): Promise<{ server: Server; url: string }> {
  const app = express();
  if (fixed) app.use(fixedRoutes(routes));
  app.use(routerOf(routes, { strict: true }));
  app.use(
    ((error, _req, res, _next) =>
      void res.status(500).json({ told: String(error) })) satisfies express.ErrorRequestHandler,
  );
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = app.listen(0, () => resolve(listening));
  });
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
}

let servers: readonly { server: Server; url: string }[];
beforeAll(async () => {
  servers = await Promise.all([serve(true), serve(false)]);
});
afterAll(() => {
  for (const { server } of servers) server.close();
});

test('the table answers as the routers do, whatever the method, the spelling and the query', async () => {
  const piece = fc.constantFrom(
    '/base',
    '/one',
    '/fails',
    '/',
    '//',
    '/%6fne',
    '/ONE',
    '?q=a',
    '?q=',
    '#x',
    '/two',
    '.',
    ';',
  );
  const path = fc.array(piece, { maxLength: 5 }).map((pieces) => `/${pieces.join('').replace(/^\/+/, '')}`);
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS');
  const given = ['/base/one', '/base/one?q=1', '/base/one/', '/base/one/7', '/base/fails'];
  await fc.assert(
    fc.asyncProperty(fc.oneof(path, fc.constantFrom(...given)), method, async (address, verb) => {
      const [quick, plain] = await Promise.all(
        servers.map(async ({ url }) => {
          const answer = await fetch(url + address, { method: verb });
          const { status, headers } = answer;
          return { status, allow: headers.get('allow'), text: await answer.text() };
        }),
      );
      expect(quick).toEqual(plain);
    }),
    { numRuns: 150 },
  );
});

test('a method that a path does not take is answered 405 with those it takes', async () => {
  const answer = await fetch(`${servers[0]?.url}/base/one`, { method: 'DELETE' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
});
