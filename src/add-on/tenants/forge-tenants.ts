import type { Secret } from '../../tokens/index.ts';
import type { ForgeTenantRow } from '../database/tables.ts';
import { type LifecycleEvent, type Transition, transition } from './lifecycle.ts';
import { openedSecret, type StoreDeps } from './store-deps.ts';
import { type ForgeTenant, TenantState } from './tenant.ts';

/** What a verified invocation token says of its installation, and the token that came along. */
export interface ForgeInstallation {
  readonly installationId: string;
  readonly apiBaseUrl: string;
  readonly siteUrl: string | null;
  readonly cloudId: string | null;
  readonly environmentId: string | null;
  readonly appVersion: string | null;
}

/** A token for the gateway and when it ends. */
export interface DeliveredToken {
  readonly token: Secret;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** The installations of the Forge app. What a promise resolves to is durable. */
export interface ForgeTenants {
  find(installationId: string): Promise<ForgeTenant | null>;
  record(installation: ForgeInstallation, event: LifecycleEvent): Promise<Transition>;
  /** Keeps a system token: in place of any other, or of one that ends earlier only. */
  keepSystemToken(
    installationId: string,
    delivered: DeliveredToken,
    when: 'always' | 'if-later',
  ): Promise<void>;
  /** Learns what only page calls tell (the site's address), where it was not known. */
  learnSite(installationId: string, siteUrl: string): Promise<void>;
}

/** What stays of an installation that is gone is its id, so that whatever still arrives for it is known to be late. */
const erased = {
  api_base_url: '',
  site_url: null,
  cloud_id: null,
  environment_id: null,
  app_version: null,
  system_token: null,
  system_token_expires_at: null,
};

export const systemTokenOwner = (installationId: string): string => `forge/systemToken/${installationId}`;

export function forgeTenants(deps: StoreDeps): ForgeTenants {
  const { db, encryption } = deps;

  function fromRow(row: ForgeTenantRow): ForgeTenant {
    const alive =
      row.system_token_expires_at !== null && row.system_token_expires_at > deps.now().toISOString();
    return {
      door: 'forge',
      state: TenantState.parse(row.state),
      installationId: row.installation_id,
      apiBaseUrl: row.api_base_url,
      siteUrl: row.site_url,
      cloudId: row.cloud_id,
      environmentId: row.environment_id,
      appVersion: row.app_version,
      systemToken:
        alive && row.system_token !== null
          ? openedSecret(encryption, row.system_token, systemTokenOwner(row.installation_id))
          : null,
      systemTokenExpiresAt: alive ? row.system_token_expires_at : null,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  }

  return {
    async find(installationId) {
      const query = db.selectFrom('forge_tenants').selectAll().where('installation_id', '=', installationId);
      const row = await query.executeTakeFirst();
      return row ? fromRow(row) : null;
    },

    record: (installation, event) =>
      db.transaction().execute(async (trx): Promise<Transition> => {
        const { installationId } = installation;
        const now = deps.now().toISOString();
        const known = {
          api_base_url: installation.apiBaseUrl,
          cloud_id: installation.cloudId,
          environment_id: installation.environmentId,
          app_version: installation.appVersion,
          updated_at: now,
        };
        const begins = transition(null, event);
        if (begins.kind === 'moves') {
          const inserted = await trx
            .insertInto('forge_tenants')
            .values({
              ...known,
              installation_id: installationId,
              state: begins.to,
              site_url: installation.siteUrl,
              system_token: null,
              system_token_expires_at: null,
              created_at: now,
            })
            .onConflict((conflict) => conflict.doNothing())
            .returning('installation_id')
            .execute();
          if (inserted.length > 0) return begins;
        }
        const query = trx
          .selectFrom('forge_tenants')
          .select('state')
          .where('installation_id', '=', installationId);
        const row = await (deps.dialect === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
        if (row?.state === 'uninstalled') {
          // A reinstall has a new id, so whatever still arrives for this one is late.
          return { kind: 'ignored', reason: 'tenant-uninstalled' };
        }
        const moves = transition(row ? TenantState.parse(row.state) : null, event);
        if (moves.kind === 'ignored') return moves;
        const left = moves.to === 'uninstalled' ? erased : {};
        await trx
          .updateTable('forge_tenants')
          .set({ ...known, ...left, state: moves.to })
          .where('installation_id', '=', installationId)
          .execute();
        return moves;
      }),

    async keepSystemToken(installationId, { token, expiresAt }, when) {
      const update = db
        .updateTable('forge_tenants')
        .set({
          system_token: encryption.encrypt(token, systemTokenOwner(installationId)),
          system_token_expires_at: expiresAt,
        })
        .where('installation_id', '=', installationId)
        .where('state', '!=', 'uninstalled');
      const later = update.where((where) =>
        where.or([
          where('system_token_expires_at', 'is', null),
          where('system_token_expires_at', '<', expiresAt),
        ]),
      );
      await (when === 'always' ? update : later).execute();
    },

    async learnSite(installationId, siteUrl) {
      await db
        .updateTable('forge_tenants')
        .set({ site_url: siteUrl })
        .where('installation_id', '=', installationId)
        .where((where) => where.or([where('site_url', 'is', null), where('site_url', '!=', siteUrl)]))
        .execute();
    },
  };
}
