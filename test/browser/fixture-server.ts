import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { adviceOf } from '../../src/report/advice.ts';
import { type ReportFormat, renderReport } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/model.ts';
import { built } from '../run/built.ts';

/** What the fixture backend answers; the real backend is in the journey of panel.test.ts. */
export interface FixtureState {
  reports: Report[];
  /** Set: every API call is refused so. */
  refusal?: { readonly status: number; readonly message: string };
  /** Milliseconds between two events of a run. */
  pause: number;
  /** Set: the first stream of events breaks off after this sequence. */
  cutAfter?: number;
  /** The sequences from which a client went on. */
  resumedFrom?: number[];
  /** What every comparison of two runs says. */
  changes?: unknown;
  watch?: { every: string; accounts?: string[]; expiries?: object[] };
  /** What Jira calls the account sync-1. */
  accountName?: string;
  /** The body of every run that was asked for. */
  wanted?: unknown[];
  /** The body of every explanation that was asked for. */
  explained?: Record<string, unknown>[];
}

/** As strict as the stricter of both doors (Forge), so that a violation shows here as well. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const frameScript = `window.AP = { context: { getToken: (take) => take('context-token') }, theming: { initializeTheming() {} } };`;

/** Serves the built panel under a path prefix, with a stand-in frame and canned answers. */
export async function startFixtureServer(
  state: FixtureState,
): Promise<{ panelUrl: string; close(): Promise<void> }> {
  built('panel/index.html');
  const server: Server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    panelUrl: `http://127.0.0.1:${port}/prefix/connect/panel`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  state: FixtureState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://fixture');
  if (pathname === '/prefix/connect/panel') {
    const page = await readFile(built('panel/index.html'), 'utf8');
    const marked = page.replace(
      '<meta name="clearance-door" content="forge" />',
      '<meta name="clearance-door" content="connect" /><script src="../all.js"></script>',
    );
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy }).end(marked);
  } else if (pathname === '/prefix/all.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(frameScript);
  } else if (pathname.startsWith('/prefix/connect/assets/')) {
    const file = await readFile(`dist/panel${pathname.slice('/prefix/connect'.length)}`);
    response
      .writeHead(200, { 'Content-Type': types[extname(pathname)] ?? 'application/octet-stream' })
      .end(file);
  } else if (pathname.startsWith('/prefix/api/')) {
    await api(state, request, response, pathname.slice('/prefix/api'.length));
  } else {
    response.writeHead(404).end();
  }
}

async function api(
  state: FixtureState,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const json = (status: number, body: unknown): void => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  if (state.refusal) {
    const { status, message } = state.refusal;
    return json(status, { error: { code: 'refused', message, traceId: 'trace-1' } });
  }
  if (request.headers.authorization !== 'JWT context-token')
    return json(401, { error: { message: 'No token.' } });
  const [, , id, part] = path.split('/');
  const report = state.reports.find((one) => one.id === id);
  if (path === '/tenant') {
    return json(200, {
      siteUrl: 'https://acme.atlassian.net',
      state: 'enabled',
      scopes: ['READ'],
      identities: [],
    });
  }
  if (path === '/self-tests' && request.method === 'GET') {
    const selfTests = state.reports.map(({ id: runId, state: runState, startedAt, summary }) => ({
      id: runId,
      state: runState,
      startedAt,
      summary,
    }));
    const before = new URL(request.url ?? '/', 'http://fixture').searchParams.get('before');
    const from = selfTests.findIndex((run) => run.id === before) + 1;
    return json(200, { selfTests: selfTests.slice(from, from + 20) });
  }
  if (path === '/self-tests.csv')
    return void response
      .writeHead(200, { 'content-type': 'text/csv' })
      .end('id,startedAt\r\nrun-1,2026-11-20T09:30:00.000Z\r\n');
  if (path === '/self-tests') {
    state.wanted = [...(state.wanted ?? []), JSON.parse(await bodyOf(request))];
    return json(202, { id: state.reports[0]?.id ?? 'none' });
  }
  if (path === '/profiles')
    return json(200, { profiles: [{ name: 'gitlab', title: 'GitLab', operations: 9, features: [] }] });
  if (path === '/accounts') {
    const { searchParams } = new URL(request.url ?? '/', 'http://fixture');
    const [id, wanted] = [searchParams.get('id'), searchParams.get('q')?.toLowerCase()];
    const robot = {
      accountId: 'sync-1',
      name: state.accountName ?? 'Sync Robot',
      kind: 'person',
      active: true,
    };
    const app = { accountId: '557058:ledger', name: 'Ledger', kind: 'app', active: true };
    const shown = ({ accountId, name }: typeof robot): boolean =>
      wanted === undefined ? accountId === id : name.toLowerCase().includes(wanted);
    return json(200, { accounts: [robot, app].filter(shown) });
  }
  if (path === '/app-files') {
    const { text }: { text: string } = JSON.parse(await bodyOf(request));
    const flaws = ['Line 2: baseUrl is http: Jira installs apps from https addresses only.'];
    return text.includes('ledger')
      ? json(200, { kind: 'connect-app', name: 'Ledger', scopes: ['READ'], flaws })
      : json(400, { error: { message: 'The file is neither a Connect descriptor nor a Forge manifest.' } });
  }
  if (path === '/watch') {
    if (request.method === 'PUT') state.watch = JSON.parse(await bodyOf(request));
    const settings = state.watch ?? { every: 'off', accounts: [], expiries: [] };
    const announced = { what: 'Connect support', expiresAt: '2027-01-31', source: 'https://example.com/end' };
    return json(200, { ...settings, alerts: [], expiries: [...(settings.expiries ?? []), announced] });
  }
  if (path === '/data') {
    state.reports = [];
    response.writeHead(204).end();
    return;
  }
  if (path === '/explanations') return json(200, explanation(state, await bodyOf(request)));
  if (path === '/imported-reports') {
    const body: Report = JSON.parse(await bodyOf(request));
    return json(200, { report: body, advice: adviceOf(body) });
  }
  if (!report) return json(404, { error: { code: 'not-found', message: 'There is no such self-test.' } });
  if (part === 'changes')
    return json(200, state.changes ?? { since: null, opened: [], closed: [], unchanged: 0 });
  if (part === 'advice') return json(200, adviceOf(report));
  if (part === 'events') return events(state, report, request, response);
  if (part?.startsWith('report.')) {
    const format = part.slice('report.'.length) as ReportFormat;
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end(renderReport(report, format));
    return;
  }
  json(200, report);
}

const questions = [
  { fact: 'address', field: 'url', question: 'Which address was called?', flag: '--url' },
  {
    ...{ fact: 'identity', field: 'identity', question: 'Who made the call?', flag: '--identity' },
    choices: ['connect-app', 'api-token'],
  },
  { fact: 'status', field: 'status', question: 'Which HTTP status did the answer have?', flag: '--status' },
];

/** The first problem's findings once all is stated; of what curl printed only the identity is asked for. */
function explanation(state: FixtureState, body: string): unknown {
  const sent: Record<string, unknown> = JSON.parse(body);
  state.explained = [...(state.explained ?? []), sent];
  const { identity } = sent;
  const findings = state.reports[0]?.probes.find(({ verdict }) => verdict === 'problem')?.findings ?? [];
  const read = {
    form: 'curl with its answer',
    calls: ['GET /rest/api/3/permissions, 403'],
    identity: { kind: 'api-token', from: identity === undefined ? 'assumed' : 'stated' },
    unstated: identity === undefined ? ['identity'] : [],
  };
  const fromCurl = String(sent.text).includes('curl');
  const open = questions.find(({ fact, field }) => !(field in sent) && (fact === 'identity' || !fromCurl));
  if (open === undefined) return { findings, read };
  const { field: _field, ...ask } = open;
  return { findings: [], read, ask };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function events(
  state: FixtureState,
  report: Report,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const seen = Number(request.headers['last-event-id'] ?? 0);
  state.resumedFrom = [...(state.resumedFrom ?? []), seen];
  const total = report.probes.length;
  const all = [
    { type: 'started', sequence: 1, total },
    ...report.probes.map((probe, index) => ({
      type: 'probe',
      sequence: index + 2,
      done: index + 1,
      total,
      probe,
    })),
    { type: 'finished', sequence: total + 2, state: 'finished' },
  ];
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  for (const event of all.filter(({ sequence }) => sequence > seen)) {
    await new Promise((resolve) => setTimeout(resolve, state.pause));
    if (response.closed) return;
    response.write(`id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    if (seen === 0 && event.sequence === state.cutAfter) break;
  }
  response.end();
}
