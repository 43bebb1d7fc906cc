import { z } from 'zod';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { uuidIn } from './ari.ts';
import { manifestOf } from './lifecycle.ts';

/** One admin page of an installed Forge app, and where Jira offers it. */
export interface AdminEntry {
  readonly app: ForgeApp;
  readonly key: string;
  readonly title: string;
  /** Below the site's address. */
  readonly path: string;
  readonly configures: boolean;
  readonly getsStarted: boolean;
}

const adminPage = z.looseObject({
  key: z.string(),
  title: z.string().optional(),
  useAsConfig: z.boolean().default(false),
  useAsGetStarted: z.boolean().default(false),
});

/** Path of an app's admin page, to which viewer and module are added as a query. */
export function adminPagePath({ appId, environmentId }: ForgeApp): string {
  return `/jira/settings/apps/${uuidIn(appId)}/${uuidIn(environmentId)}`;
}

/** The admin pages of the Forge apps that are installed. */
export function adminEntries({ state }: SimulatedWorld): AdminEntry[] {
  return state.forgeApps
    .filter(({ state: at }) => at === 'enabled')
    .flatMap((app) => {
      const pages = z.array(adminPage).safeParse(manifestOf(app).modules['jira:adminPage'] ?? []);
      return (pages.success ? pages.data : []).map((page) => ({
        app,
        key: page.key,
        title: page.title ?? app.name,
        path: adminPagePath(app),
        configures: page.useAsConfig,
        getsStarted: page.useAsGetStarted,
      }));
    });
}

/** A page that serves *Configure* or *Get started* is not in the sidebar: developer.atlassian.com, jira:adminPage. */
export const inSidebar = ({ configures, getsStarted }: AdminEntry): boolean => !configures && !getsStarted;
