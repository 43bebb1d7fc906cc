import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Evidence } from '../../../src/evidence/exchange.ts';
import { isRecord } from '../../../src/evidence/index.ts';
import { gateway, own, site } from '../given.ts';

export interface Typical {
  readonly title: string;
  /** The causes that may come first; the likeliest leads. */
  readonly causes: readonly string[];
  readonly evidence: Evidence;
}

const cloud = { 'Content-Type': 'application/json;charset=UTF-8', Server: 'AtlassianEdge' };
const selfHosted = { 'X-AREQUESTID': '611x1x1', 'X-ANODEID': 'node1' };
/** Headers that go together, by a name. */
const headers: Readonly<Record<string, Record<string, string>>> = {
  edge: cloud,
  known: { ...cloud, 'X-AAccountId': '712020%3A4f1b9c2e-77aa-4c0d-9e55-2b8d1f60c3aa' },
  failed: { ...cloud, 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' },
  dc: { 'Content-Type': 'application/json;charset=UTF-8', ...selfHosted, 'X-AUSERNAME': 'svc' },
  nobody: { ...selfHosted, 'X-AUSERNAME': 'anonymous' },
  basic: { Authorization: 'Basic ***' },
  bearer: { Authorization: 'Bearer ***' },
  jwt: { Authorization: 'JWT ***' },
};
const named = (value: unknown): unknown => (typeof value === 'string' ? headers[value] : value) ?? {};
const text = (value: unknown): unknown =>
  isRecord(value) || Array.isArray(value) ? JSON.stringify(value) : value;

/**
 * What each area is typically refused, and why, as text: a title; the causes, the caller and the deployment, with what else is
 * known; then a line for each call: method, address, status, and what it carries.
 */
export function typicalCases(): Typical[] {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      readFileSync(`${folder}${file}`, 'utf8')
        .split(/^== /m)
        .slice(1)
        .map((block) => readCase(file.replace('.txt', ''), block)),
    );
}

function readCase(area: string, block: string): Typical {
  const [title = '', about = '', ...calls] = block.trim().split('\n');
  const [, causes = '', identity, deployment, more] = /^(.+?) : ([\w-]+), (\w+)(?: (.+))?$/.exec(about) ?? [];
  const evidence = Evidence.parse({
    identity,
    deployment: deployment === 'null' ? null : deployment,
    ...(more === undefined ? {} : JSON.parse(more)),
    exchanges: calls.map(readCall),
  });
  return { title: `${area}: ${title}`, causes: causes.split(' or '), evidence };
}

function readCall(line: string): unknown {
  const [, method, address = '', status, carried = '{}'] = /^(\S+) (\S+) (\S+)(?: (.+))?$/.exec(line) ?? [];
  const { as, sent, posted, headers: given, body, failure } = JSON.parse(carried);
  return {
    request: {
      method,
      url: address
        .replace(/^site/, site)
        .replace(/^gateway/, gateway)
        .replace(/^own/, own),
      headers: named(sent),
      body: text(posted) ?? null,
    },
    response: failure
      ? null
      : {
          status: status === 'none' ? null : Number(status),
          headers: named(given),
          body: text(body) ?? null,
        },
    ...(as ? { identity: as } : {}),
    ...(failure ? { failure } : {}),
  };
}
