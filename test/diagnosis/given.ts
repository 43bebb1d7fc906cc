import type { Finding } from '../../src/diagnosis/finding.ts';
import { diagnose } from '../../src/diagnosis/index.ts';
import { Evidence, type IdentityKind } from '../../src/evidence/exchange.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';

export const operations = loadOperations();
export const site = 'https://example.atlassian.net';
export const gateway = 'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555';
export const own = 'https://jira.example.com';
export const basic = { Authorization: 'Basic ***' };
export const bearer = { Authorization: 'Bearer ***' };
export const jwt = { Authorization: 'JWT ***' };

export interface Call {
  readonly call: string;
  readonly status?: number | null;
  readonly body?: string | object | null;
  readonly headers?: Record<string, string>;
  readonly sent?: Record<string, string>;
  readonly posted?: string;
  readonly as?: IdentityKind;
  readonly failure?: { kind: 'dns' | 'tls' | 'refused' | 'timeout' | 'reset'; message: string };
}

/** An evidence in one line a call: `given('api-token', [{ call: 'GET https://…', status: 401 }])`. */
export function given(
  identity: IdentityKind,
  calls: readonly Call[],
  more: Partial<Pick<Evidence, 'scopes' | 'accountNotes' | 'deployment'>> = {},
): Evidence {
  return Evidence.parse({
    identity,
    ...more,
    exchanges: calls.map(({ call, status, body, headers, sent, posted, as, failure }) => {
      const space = call.indexOf(' ');
      const text =
        body === undefined || body === null ? null : typeof body === 'string' ? body : JSON.stringify(body);
      return {
        request: {
          method: call.slice(0, space),
          url: call.slice(space + 1),
          headers: sent ?? {},
          body: posted ?? null,
        },
        response: failure ? null : { status: status ?? null, headers: headers ?? {}, body: text },
        ...(as ? { identity: as } : {}),
        ...(failure ? { failure } : {}),
      };
    }),
  });
}

export function explain(evidence: Evidence): Finding[] {
  return diagnose(evidence, operations);
}
