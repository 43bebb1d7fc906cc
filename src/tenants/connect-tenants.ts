import type { Transaction } from 'kysely';
import { z } from 'zod';
import type { ConnectTenantRow, Tables } from '../database/tables.ts';
import type { Secret } from '../secret.ts';
import { type LifecycleEvent, type Transition, transition } from './lifecycle.ts';
import { type StoreDeps, UnreadableSecret } from './store-deps.ts';
import type { ConnectTenant, TenantState } from './tenant.ts';

/** What a verified `installed` says. */
export interface ConnectInstallation {
  readonly clientKey: string;
  readonly baseUrl: string;
  readonly displayUrl: string | null;
  readonly sharedSecret: Secret;
  readonly oauthClientId: string | null;
  readonly installationId: string | null;
  readonly cloudId: string | null;
  /** `iat` of its token, seconds since 1970. */
  readonly signedAt: number;
}

export type InstallOutcome =
  | { readonly kind: 'installed'; readonly was: TenantState | null; readonly movedFrom: string | null }
  | { readonly kind: 'superseded'; readonly newest: number };

export type EventOutcome = Transition | { readonly kind: 'ignored'; readonly reason: 'superseded' };

/** The sites that installed the Connect app. What a promise resolves to is durable. */
export interface ConnectTenants {
  find(clientKey: string): Promise<ConnectTenant | null>;
  install(installation: ConnectInstallation): Promise<InstallOutcome>;
  /** `signedAt`: `iat` of an RS256 token; null for events that do not order against installs. */
  record(
    clientKey: string,
    event: Exclude<LifecycleEvent, 'installed'>,
    signedAt: number | null,
  ): Promise<EventOutcome>;
}

/** Seconds by which an `installed` may be older than the newest one before it counts as a replay of a past one. */
const reorderingToleranceSeconds = 60;

const State = z.enum(['installed', 'enabled', 'disabled', 'uninstalled']);

export const sharedSecretOwner = (clientKey: string): string => `connect/sharedSecret/${clientKey}`;

export function connectTenants(deps: StoreDeps): ConnectTenants {
  const { db, encryption } = deps;

  function fromRow(row: ConnectTenantRow): ConnectTenant {
    const owner = sharedSecretOwner(row.client_key);
    const opened = encryption.decrypt(row.shared_secret, owner);
    if (!opened.ok) throw new UnreadableSecret(owner, opened.keyId);
    return {
      door: 'connect',
      state: State.parse(row.state),
      clientKey: row.client_key,
      baseUrl: row.base_url,
      displayUrl: row.display_url,
      sharedSecret: opened.secret,
      oauthClientId: row.oauth_client_id,
      installationId: row.installation_id,
      cloudId: row.cloud_id,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }

  /** Locked until the transaction ends; SQLite has one writer and needs no lock. */
  function lock(trx: Transaction<Tables>, clientKey: string): Promise<ConnectTenantRow | undefined> {
    const query = trx.selectFrom('connect_tenants').selectAll().where('client_key', '=', clientKey);
    return (deps.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
  }

  return {
    async find(clientKey) {
      const query = db.selectFrom('connect_tenants').selectAll().where('client_key', '=', clientKey);
      const row = await query.executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    install: (installation) =>
      db.transaction().execute(async (trx): Promise<InstallOutcome> => {
        const now = deps.now().toISOString();
        const { clientKey, sharedSecret, signedAt } = installation;
        const fields = {
          base_url: installation.baseUrl,
          display_url: installation.displayUrl,
          shared_secret: encryption.encrypt(sharedSecret, sharedSecretOwner(clientKey)),
          oauth_client_id: installation.oauthClientId,
          installation_id: installation.installationId,
          cloud_id: installation.cloudId,
          updated_at: now,
        };
        const state = transitionedState(null);
        const first = {
          client_key: clientKey,
          state,
          newest_lifecycle_at: signedAt,
          created_at: now,
          ...fields,
        };
        // Two first installs at once: one inserts, the other waits here and then goes on as a re-install.
        const inserted = await trx
          .insertInto('connect_tenants')
          .values(first)
          .onConflict((conflict) => conflict.doNothing())
          .returning('client_key')
          .execute();
        if (inserted.length > 0) return { kind: 'installed', was: null, movedFrom: null };
        const row = await lock(trx, clientKey);
        const was = State.parse(row?.state);
        const newest = Number(row?.newest_lifecycle_at);
        if (signedAt < newest - reorderingToleranceSeconds) return { kind: 'superseded', newest };
        await trx
          .updateTable('connect_tenants')
          .set({ ...fields, state: transitionedState(was), newest_lifecycle_at: Math.max(signedAt, newest) })
          .where('client_key', '=', clientKey)
          .execute();
        const moved = row !== undefined && row.base_url !== installation.baseUrl;
        return { kind: 'installed', was, movedFrom: moved ? row.base_url : null };
      }),

    record: (clientKey, event, signedAt) =>
      db.transaction().execute(async (trx): Promise<EventOutcome> => {
        const row = await lock(trx, clientKey);
        const moves = transition(row ? State.parse(row.state) : null, event);
        if (moves.kind === 'ignored' || row === undefined) return moves;
        const newest = Number(row.newest_lifecycle_at);
        // An `uninstalled` held up on its way must not end the installation that came after it.
        if (signedAt !== null && signedAt < newest) return { kind: 'ignored', reason: 'superseded' };
        await trx
          .updateTable('connect_tenants')
          .set({
            state: moves.to,
            newest_lifecycle_at: signedAt === null ? newest : Math.max(signedAt, newest),
            updated_at: deps.now().toISOString(),
          })
          .where('client_key', '=', clientKey)
          .execute();
        return moves;
      }),
  };
}

function transitionedState(was: TenantState | null): TenantState {
  const moves = transition(was, 'installed');
  return moves.kind === 'moves' ? moves.to : 'installed';
}
