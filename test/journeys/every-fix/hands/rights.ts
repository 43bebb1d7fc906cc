import { onSite } from '../desk.ts';

import { accountOf, type Hand, holderIn, quoted } from './account.ts';
export const rights: readonly Hand[] = [
  {
    reads:
      /^If a new one is refused as well, (?:log in to Jira in the browser|see that the service account is active)/,
    does: (desk, _, report) => {
      Object.assign(accountOf(desk, report), { active: true, captchaRequired: false });
    },
  },
  {
    reads: /^Activate the account, or give it access to Jira: /,
    does: (desk, _, report) => {
      Object.assign(accountOf(desk, report), { active: true, applicationRoles: ['jira-software'] });
    },
  },
  {
    reads: /^Add (?:the .+?) to the group ([\w-]+):/,
    does: (desk, [group = ''], report) =>
      onSite(desk, { do: 'add-to-group', account: accountOf(desk, report).accountId, group }),
  },
  {
    reads: /^Grant (“.+”) to the group ([\w-]+):/,
    does: (desk, [names = '', group = '']) =>
      onSite(
        desk,
        ...quoted(names).map((permission) => ({ do: 'grant-global' as const, permission, group })),
      ),
  },
  {
    reads: /^Grant (“.+”) to a group that only administrators are in, and add .+ to it: /,
    does: (desk, [names = ''], report) => {
      const group = 'site-admins';
      const { accountId } = accountOf(desk, report);
      return onSite(
        desk,
        ...quoted(names).map((permission) => ({ do: 'grant-global' as const, permission, group })),
        { do: 'add-to-group', account: accountId, group },
      );
    },
  },
  {
    reads: /^Grant (“.+”) to a group of .+\(it is in ([\w-]+)/,
    does: (desk, [names = '', group = '']) =>
      onSite(
        desk,
        ...quoted(names).map((permission) => ({ do: 'grant-global' as const, permission, group })),
      ),
  },
  {
    reads: /^Grant (“.+”) in the projects? (.+?) to (.+): /,
    does: (desk, [names = '', projects = '', to = ''], report) => {
      const holder = holderIn(to, desk, report);
      return onSite(
        desk,
        ...projects.split(/, | and /).flatMap((project) =>
          quoted(names).map((permission) => ({
            do: 'grant-in-project' as const,
            project,
            permission,
            holder,
          })),
        ),
      );
    },
  },
  {
    reads: /^If you can open \S+ yourself, see that (.+) holds (“.+”) in the project (\S+): /,
    does: (desk, [to = '', names = '', project = ''], report) => {
      const holder = holderIn(to, desk, report);
      return onSite(
        desk,
        ...quoted(names).map((permission) => ({
          do: 'grant-in-project' as const,
          project,
          permission,
          holder,
        })),
      );
    },
  },
  {
    reads: /^If \S+ has a security level, add (.+) to it: /,
    does: (desk, [to = ''], report) => {
      for (const { levels } of desk.jira.world.state.issueSecuritySchemes)
        for (const { members } of levels) {
          const { type, parameter } = holderIn(to, desk, report);
          const role = desk.jira.world.state.projectRoles.find(({ name }) => name === parameter);
          members.push({ type, parameter: role === undefined ? parameter : String(role.id) });
        }
    },
  },
  {
    reads: /^Have an organisation administrator except the app/,
    does: ({ jira }) => {
      jira.world.state.site.blockedApps = [];
    },
  },
  {
    reads: /^Have an organisation administrator add the address of the caller under Security → IP allowlists/,
    does: ({ jira }) => {
      jira.world.state.site.ipAllowlist?.push('127.', '::1', '::ffff:127.');
    },
  },
];
