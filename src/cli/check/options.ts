import type { CheckOptions } from '../../self-test/index.ts';

/** What the command line was read as. */
export interface ParsedOptions {
  readonly site: string;
  readonly as?: CheckOptions['kinds'];
  readonly profile?: string;
  readonly operation: readonly string[];
  readonly operations?: string;
  readonly project?: string;
  readonly issue?: string;
  readonly app?: string;
  readonly scopes?: readonly string[];
  readonly org?: string;
  readonly format: CheckOptions['format'];
  readonly ci: boolean;
  readonly baseline?: string;
  readonly dryRun: boolean;
  readonly printSetup: boolean;
  readonly message: boolean;
  readonly verbose: boolean;
  readonly callbackPort: number;
  readonly timeout: number;
  readonly browserTimeout: number;
}

/** The same as the check takes it. */
export function optionsFrom(parsed: ParsedOptions): CheckOptions {
  return {
    ...parsed,
    kinds: parsed.as ?? null,
    profile: parsed.profile ?? null,
    operations: parsed.operation,
    operationsFile: parsed.operations ?? null,
    project: parsed.project ?? null,
    issue: parsed.issue ?? null,
    app: parsed.app ?? null,
    scopes: parsed.scopes ?? null,
    org: parsed.org ?? null,
    baseline: parsed.baseline ?? null,
    timeoutMs: parsed.timeout,
    browserTimeoutMs: parsed.browserTimeout,
  };
}
