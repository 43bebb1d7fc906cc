import { diagnose, type Finding } from '../../diagnosis/index.ts';
import { callerOf, type Exchange, redactEvidence, redactExchange } from '../../evidence/index.ts';
import {
  type HeldScopes,
  identityTraits,
  nameOf,
  type Operation,
  type OperationsTable,
} from '../../jira-facts/index.ts';

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

/** Calls before a refusal that are looked at beside it: those that differ from it in one thing tell most. */
const mostBeside = 20;

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
  private readonly held: HeldScopes | null;
  private readonly told: (refusal: ExplainedRefusal) => void;
  private readonly counts = new Map<
    string,
    { method: string; operation: Operation | null; statuses: Map<number, number> }
  >();
  private readonly explained = new Set<string>();
  private readonly refusals: ExplainedRefusal[] = [];
  /** The newest first, redacted, each with who made it. */
  private readonly before: Exchange[] = [];

  /** `held`: scopes that somebody says the program has; null: nobody did. */
  constructor(table: OperationsTable, held: HeldScopes | null, told: (refusal: ExplainedRefusal) => void) {
    this.table = table;
    this.held = held;
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
    const { requestHeaders, responseHeaders, responseBody } = exchange;
    const whole: Exchange = {
      request: { method: exchange.method, url: exchange.url, headers: { ...requestHeaders }, body: null },
      response: { status: exchange.status, headers: { ...responseHeaders }, body: responseBody },
    };
    const recorded = redactExchange({ ...whole, identity: callerOf(whole) });
    if (exchange.status >= 400) this.explain(recorded, exchange.status, name);
    this.before.unshift(recorded);
    this.before.splice(mostBeside);
  }

  private explain(recorded: Exchange, status: number, name: string): void {
    const key = `${name} ${status}`;
    if (this.explained.has(key)) return;
    this.explained.add(key);
    const { identity = 'anonymous' } = recorded;
    const evidence = redactEvidence({
      identity,
      scopes: this.scopesOf(identity),
      accountNotes: null,
      deployment: null,
      exchanges: [recorded, ...this.before],
    });
    const [finding = null] = diagnose(evidence, this.table, { about: 0 });
    const refusal = { operation: name, status, finding };
    this.refusals.push(refusal);
    this.told(refusal);
  }

  /** What is held counts for an identity that has scopes, and of the same world. */
  private scopesOf(identity: NonNullable<Exchange['identity']>): string[] | null {
    const { scopeWorld } = identityTraits[identity];
    if (this.held === null || scopeWorld === null) return null;
    return (scopeWorld === 'connect') === (this.held.world === 'connect') ? [...this.held.scopes] : null;
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
