import type { Kysely } from 'kysely';
import type { Secret } from '../../tokens/index.ts';
import type { ConnectTenantRow, Tables } from '../database/tables.ts';
import { eventTurn, firstHeard, type HeardCall, installTurn } from './call-order.ts';
import { connectTenantStatements } from './connect-tenant-statements.ts';
import { installedState, type LifecycleEvent, type Transition, transition } from './lifecycle.ts';
import { openedSecret, type StoreDeps } from './store-deps.ts';
import { type ConnectTenant, connectKey, TenantState } from './tenant.ts';
import { untilSettled } from './until-settled.ts';

/** What a verified `installed` says. */
export interface ConnectInstallation extends HeardCall {
  readonly clientKey: string;
  readonly baseUrl: string;
  readonly displayUrl: string | null;
  readonly sharedSecret: Secret;
  readonly oauthClientId: string | null;
  readonly installationId: string | null;
  readonly cloudId: string | null;
}

type InstallOutcome =
  | { readonly kind: 'installed'; readonly was: TenantState | null; readonly movedFrom: string | null }
  /** Overtaken on its way by a newer one, which stands: acknowledged, and nothing changes. */
  | { readonly kind: 'overtaken'; readonly newest: number }
  /** Played again though it would undo a newer one, or long past. */
  | { readonly kind: 'superseded'; readonly newest: number };

type EventOutcome = Transition | { readonly kind: 'ignored'; readonly reason: 'superseded' };

/** The sites that installed the Connect app. What a promise resolves to is durable. */
export interface ConnectTenants {
  find(clientKey: string): Promise<ConnectTenant | null>;
  install(installation: ConnectInstallation): Promise<InstallOutcome>;
  /** `signed`: null for events that do not order against installs. */
  record(
    clientKey: string,
    event: Exclude<LifecycleEvent, 'installed'>,
    signed: HeardCall | null,
  ): Promise<EventOutcome>;
}

/** What stays of a site that uninstalled is who it was and what it signed last: that refuses a replay, and nothing else. */
const erased = {
  shared_secret: '',
  base_url: '',
  display_url: null,
  oauth_client_id: null,
  installation_id: null,
  cloud_id: null,
};

export const sharedSecretOwner = (clientKey: string): string => `connect/sharedSecret/${clientKey}`;

export function connectTenants(deps: StoreDeps): ConnectTenants {
  const { db, encryption, commit } = deps;
  const { read, insert, change } = connectTenantStatements(db);

  function fromRow(row: ConnectTenantRow): ConnectTenant {
    return {
      door: 'connect',
      state: TenantState.parse(row.state),
      clientKey: row.client_key,
      baseUrl: row.base_url,
      displayUrl: row.display_url,
      sharedSecret: secretOf(row),
      oauthClientId: row.oauth_client_id,
      installationId: row.installation_id,
      cloudId: row.cloud_id,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }

  function secretOf(row: ConnectTenantRow): Secret | null {
    if (row.shared_secret === erased.shared_secret) return null;
    return openedSecret(encryption, row.shared_secret, sharedSecretOwner(row.client_key));
  }

  const seconds = (): number => Math.floor(deps.now().getTime() / 1000);

  /** Attempts until one is not overtaken; what it wrote is durable then. */
  const settled = <T>(attempt: (through: Kysely<Tables>) => Promise<T | null>): Promise<T> =>
    commit((through) => untilSettled(() => attempt(through)));

  return {
    async find(clientKey) {
      const row = await read(db, clientKey);
      return row ? fromRow(row) : null;
    },

    install: (installation) =>
      settled(async (through): Promise<InstallOutcome | null> => {
        const { clientKey } = installation;
        const fields = {
          base_url: installation.baseUrl,
          display_url: installation.displayUrl,
          shared_secret: encryption.encrypt(installation.sharedSecret, sharedSecretOwner(clientKey)),
          oauth_client_id: installation.oauthClientId,
          installation_id: installation.installationId,
          cloud_id: installation.cloudId,
        };
        const row = await read(through, clientKey);
        if (row === undefined) {
          const now = deps.now().toISOString();
          const first = {
            client_key: clientKey,
            state: installedState(null),
            ...firstHeard(installation, seconds()),
            version: 1,
          };
          const inserted = await insert(through, { ...first, ...fields, created_at: now, updated_at: now });
          return inserted ? { kind: 'installed', was: null, movedFrom: null } : null;
        }
        const was = TenantState.parse(row.state);
        // Nothing is stored of a site that has left: what is erased now is all there is of its earlier installation.
        if (was === 'uninstalled') await deps.eraseDeparted(through, connectKey(clientKey));
        const undoes = (): boolean =>
          was === 'uninstalled' || secretOf(row)?.reveal() !== installation.sharedSecret.reveal();
        const turn = installTurn(row, installation, undoes, seconds());
        if (turn.kind !== 'in-turn') return { kind: turn.kind, newest: row.newest_lifecycle_at };
        const changed = await change(through, row, {
          ...fields,
          state: installedState(was),
          ...turn.heard,
          updated_at: deps.now().toISOString(),
        });
        const moved = row.base_url !== installation.baseUrl && row.base_url !== erased.base_url;
        const movedFrom = moved ? row.base_url : null;
        return changed ? { kind: 'installed', was, movedFrom } : null;
      }),

    record: (clientKey, event, signed) =>
      settled(async (through): Promise<EventOutcome | null> => {
        const row = await read(through, clientKey);
        const moves = transition(row ? TenantState.parse(row.state) : null, event);
        if (moves.kind === 'ignored' || row === undefined) return moves;
        const ordered = signed === null ? {} : eventTurn(row, signed, seconds());
        // An `uninstalled` held up on its way, or played again, must not end the installation that came after it.
        if (ordered === null) return { kind: 'ignored', reason: 'superseded' };
        const fields = { state: moves.to, updated_at: deps.now().toISOString(), ...ordered };
        const left = moves.to === 'uninstalled' ? erased : {};
        return (await change(through, row, { ...fields, ...left })) ? moves : null;
      }),
  };
}
