import { eventsWithScopes, lifecycleEvents } from '../../jira-facts/index.ts';
import { type AppFile, declaredScopes } from '../app-file.ts';
import { at, itemsOf, type ObjectNode, textOf } from '../document/node.ts';
import { declaredEvents } from '../events.ts';
import type { LintReport } from '../finding.ts';

const source = 'https://developer.atlassian.com/platform/forge/manifest-reference/modules/trigger/';

/** Events of triggers: known names, and the scopes without which Atlassian refuses the deploy. */
export const checkEventScopes = (file: AppFile, root: ObjectNode, report: LintReport): void => {
  const known = eventsWithScopes();
  const names = [...known.keys(), ...lifecycleEvents];
  const declared = new Set(declaredScopes(file).map(({ name }) => name));
  const has = (scopes: readonly string[]): boolean =>
    scopes.length > 0 && scopes.every((scope) => declared.has(scope));
  for (const { name, at: place } of declaredEvents(file)) {
    const event = known.get(name);
    if (event === undefined) {
      if (names.includes(name) || !name.startsWith('avi:') || name === 'avi:forge:uninstalled:app') continue;
      const nearest = report.nearest(name, names);
      report.warning(
        'event-unknown',
        place,
        `${name} is among no events that are known here: a trigger for an event that does not exist never runs.${nearest ? ` Did you mean ${nearest}?` : ''}`,
        { ...(nearest ? { fix: nearest } : {}), source },
      );
      continue;
    }
    if (event.classic.length === 0 || has(event.classic) || has(event.granular)) continue;
    const missing = event.classic.filter((scope) => !declared.has(scope));
    const granular =
      event.granular.length > 0 ? `, or with granular scopes ${event.granular.join(' and ')}` : '';
    report.error(
      'event-scope-missing',
      place,
      `${name} needs ${missing.join(' and ')}${granular}: without it Atlassian refuses the deploy.`,
      { fix: missing.map((scope) => `- ${scope}`).join('\n'), source },
    );
  }
  for (const trigger of itemsOf(at(root, 'modules', 'trigger'))) {
    const ignoresSelf = at(trigger, 'filter', 'ignoreSelf');
    const foreign = itemsOf(at(trigger, 'events')).find(
      (event) => !(textOf(event) ?? 'jira').includes('jira'),
    );
    if (ignoresSelf?.kind === 'scalar' && ignoresSelf.value === true && foreign)
      report.error(
        'ignore-self-elsewhere',
        ignoresSelf,
        'filter.ignoreSelf works with events of Jira only.',
        { source },
      );
  }
};
