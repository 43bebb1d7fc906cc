import type { UnresolvedCall } from '../found.ts';
import { placed } from './found-calls.ts';
import { lookUp, packageOf } from './module.ts';
import type { Project } from './project.ts';
import { bare } from './syntax.ts';

/** A package that is called after Jira, with or without a scope. */
const jiraPackage = /^(?:@[\w-]{1,60}\/)?(?:[\w.]{1,40}-){0,4}jira[-.][\w.-]{1,60}$/i;
const knownClients = /^(?:jira\.js|jira-client|@forge\/jira-bridge)$/;

/** Clients made of packages for Jira that are not known here: silence about them would read as "needs nothing". */
export const unknownClients = (project: Project): UnresolvedCall[] =>
  project.modules.flatMap((module) =>
    module.sites.flatMap((site) => {
      const callee = bare(site.node.callee);
      if (site.node.type !== 'NewExpression' || callee.type !== 'Identifier') return [];
      const binding = lookUp(site.scope, callee.name);
      const from = binding === null ? '' : packageOf(binding);
      const isUnknown = jiraPackage.test(from) && !knownClients.test(from) && !project.resolve(module, from);
      return isUnknown
        ? [{ ...placed(site), why: `what the methods of the package ${from} call is not known here` }]
        : [];
    }),
  );
