import type { Transport } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import type { Browser } from './credentials/index.ts';

/** Addresses of Atlassian's own services, each without trailing slash. */
export interface Services {
  readonly apiUrl: string;
  readonly authUrl: string;
  readonly connectAuthServerUrl: string;
}

/** Everything a check takes from the outside. */
export interface CheckContext {
  readonly services: Services;
  readonly table: OperationsTable;
  readonly transport: Transport;
  readonly browser: Browser;
  readonly now: () => Date;
  /** Unguessable text, for the state of an authorization and the report's id. */
  readonly random: () => string;
  /** One line about what is being done, on stderr. */
  readonly progress: (line: string) => void;
}
