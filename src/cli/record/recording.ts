import { diagnose, type Finding } from '../../diagnosis/index.ts';
import { type Evidence, type Exchange, redactEvidence } from '../../evidence/index.ts';
import { type IdentityKind, nameOf, type Operation, type OperationsTable } from '../../jira-facts/index.ts';

/** What passed through the proxy, as far as a diagnosis needs it; it stays in memory. */
export interface PassedExchange {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** Kept for refusals only. */
  readonly responseBody: string | null;
}

/** One call as it is reported: no credential, no body, no value of a path or query. */
export interface RecordedOperation {
  readonly method: string;
  /** "GET /rest/api/3/issue/{issueIdOrKey}", or the method and the path's shape where no document knows it. */
  readonly operation: string;
  readonly documented: boolean;
  readonly count: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
}

export interface ExplainedRefusal {
  readonly operation: string;
  readonly status: number;
  readonly finding: Finding | null;
}

/** Who calls, as far as the form of the credential tells. */
const identityOf = (headers: Readonly<Record<string, string>>, url: string): IdentityKind => {
  const authorization = headers.authorization ?? '';
  if (/^jwt /i.test(authorization)) return 'connect-app';
  const throughGateway = url.includes('/ex/jira/');
  if (/^basic /i.test(authorization)) return throughGateway ? 'scoped-api-token' : 'api-token';
  if (/^bearer /i.test(authorization)) return throughGateway ? 'oauth-3lo' : 'pat';
  return 'anonymous';
};

/** Numbers, keys and long words are values, not names. */
const shapeOf = (path: string): string =>
  path
    .split('/')
    .map((segment) =>
      /\d|^[A-Z]{2,}|%|.{40,}/.test(segment) && !/^\d\.\d$|^[23]$/.test(segment) ? '{value}' : segment,
    )
    .join('/');

/** Collects the calls of one run and explains refusals as they come. */
export class Recording {
  private readonly table: OperationsTable;
  private readonly told: (refusal: ExplainedRefusal) => void;
  private readonly counts = new Map<
    string,
    { method: string; operation: Operation | null; statuses: Map<number, number> }
  >();
  private readonly explained = new Set<string>();
  private readonly refusals: ExplainedRefusal[] = [];

  constructor(table: OperationsTable, told: (refusal: ExplainedRefusal) => void) {
    this.table = table;
    this.told = told;
  }

  /** True when the address is one of Jira's REST API: only those are recorded. */
  static isJira(url: string): boolean {
    return /\/rest\/(?!api\/(?!2|3|latest))[\w-]+\//.test(url) && !url.includes('/wiki/');
  }

  add(exchange: PassedExchange): void {
    const method = exchange.method.toUpperCase();
    const found = this.table.resolve(method, exchange.url);
    const operation = found.kind === 'known' ? found.operation : null;
    const name = operation ? nameOf(operation) : `${method} ${shapeOf(found.address.restPath)}`;
    const entry = this.counts.get(name) ?? { method, operation, statuses: new Map<number, number>() };
    entry.statuses.set(exchange.status, (entry.statuses.get(exchange.status) ?? 0) + 1);
    this.counts.set(name, entry);
    if (exchange.status >= 400) this.explain(exchange, name);
  }

  private explain(exchange: PassedExchange, name: string): void {
    const key = `${name} ${exchange.status}`;
    if (this.explained.has(key)) return;
    this.explained.add(key);
    const { method, url, requestHeaders, status, responseHeaders, responseBody } = exchange;
    const recorded: Exchange = {
      request: { method, url, headers: { ...requestHeaders }, body: null },
      response: { status, headers: { ...responseHeaders }, body: responseBody },
    };
    const evidence: Evidence = redactEvidence({
      identity: identityOf(requestHeaders, url),
      scopes: null,
      accountNotes: null,
      deployment: null,
      exchanges: [recorded],
    });
    const [finding = null] = diagnose(evidence, this.table);
    const refusal = { operation: name, status, finding };
    this.refusals.push(refusal);
    this.told(refusal);
  }

  /** The operations called that the documents know. */
  operations(): Operation[] {
    return [...this.counts.values()].flatMap(({ operation }) => operation ?? []);
  }

  calls(): RecordedOperation[] {
    return [...this.counts].map(([operation, { method, operation: known, statuses }]) => ({
      method,
      operation,
      documented: known !== null,
      count: [...statuses.values()].reduce((sum, count) => sum + count, 0),
      statuses: Object.fromEntries([...statuses].map(([status, count]) => [String(status), count])),
    }));
  }

  explainedRefusals(): readonly ExplainedRefusal[] {
    return this.refusals;
  }
}
