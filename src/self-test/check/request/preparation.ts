import { loadOperations, type OperationsTable } from '../../../jira-facts/index.ts';
import type { Report } from '../../../report/index.ts';
import type { Profile, ReadText } from '../../profiles/index.ts';
import { readBaseline } from '../baseline.ts';
import { type GivenAddress, readSiteAddress } from '../site/index.ts';
import { chooseNeeds } from './chosen-profile.ts';
import { type DeclaredScopes, readDeclaredScopes } from './descriptor-scopes.ts';
import type { CheckOptions } from './options.ts';
import { bad, good, type Step } from './step.ts';

/** Everything the options name, read and checked before anything is called. */
export interface Preparation {
  readonly address: GivenAddress;
  readonly table: OperationsTable;
  readonly profile: Profile | null;
  readonly operations: readonly string[] | null;
  readonly declared: (DeclaredScopes & { ok: true }) | null;
  readonly baseline: Report | null;
}

/** Reads address, profile, descriptor and baseline; the first thing that is wrong ends it. */
export function prepare(options: CheckOptions, readText: ReadText): Step<Preparation> {
  const address = readSiteAddress(options.site);
  if (!address.ok) return address;
  const place = readPlaces(options);
  if (!place.ok) return place;
  const table = loadOperations();
  const needs = chooseNeeds(options, table, readText);
  if (!needs.ok) return needs;
  const app = options.app === null ? null : textOf('--app', options.app, readText);
  if (app !== null && !app.ok) return app;
  const declared = app === null ? null : readDeclaredScopes(app.value);
  if (declared !== null && !declared.ok) return declared;
  const earlier = options.baseline === null ? null : textOf('--baseline', options.baseline, readText);
  if (earlier !== null && !earlier.ok) return earlier;
  const baseline = earlier === null ? null : readBaseline(earlier.value);
  if (baseline !== null && !baseline.ok) return baseline;
  return good({
    address: address.address,
    table,
    ...needs.value,
    declared,
    baseline: baseline?.report ?? null,
  });
}

/** Keys are made of a letter, letters, digits and underscores; an issue's ends in a number. Ids are numbers. */
function readPlaces({ project, issue }: Pick<CheckOptions, 'project' | 'issue'>): Step<null> {
  if (project !== null && !/^(?:[A-Za-z][A-Za-z0-9_]*|[0-9]+)$/.test(project))
    return bad(`--project takes the key of a project, such as PAY; "${shown(project)}" is none.`);
  if (issue !== null && !/^(?:[A-Za-z][A-Za-z0-9_]*-[0-9]+|[0-9]+)$/.test(issue))
    return bad(`--issue takes the key of a work item, such as PAY-12; "${shown(issue)}" is none.`);
  return good(null);
}

const shown = (text: string): string => text.slice(0, 40).replace(/[^\x20-\x7e]/g, '?');

function textOf(option: string, file: string, readText: ReadText): Step<string> {
  const read = readText(file);
  return read.ok ? good(read.text) : bad(`${option} names ${file}, which cannot be read: ${read.why}.`);
}
