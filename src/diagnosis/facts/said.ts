import type { RefusalMeaning } from '../../jira-facts/index.ts';
import { any } from '../algebra.ts';
import type { CauseId } from '../cause.ts';
import { type Fact, fact } from './fact.ts';
import type { When } from './index.ts';
import { loginWords } from './words/login.ts';
import { rightsWords } from './words/rights.ts';
import type { Row } from './words/row.ts';
import { wayWords } from './words/way.ts';

const rows: Record<RefusalMeaning, Row> = Object.assign({}, loginWords, rightsWords, wayWords);

/** Said to whoever is not logged in as well, so that they speak of a right only where the login is not in doubt. */
export const wordsOfRights: readonly SaidId[] = [
  'says adminNeeded',
  'says relevantPermissions',
  'says fieldNotSettable',
  'says projectValueUnknown',
  'says projectRequired',
  'says notAssignable',
  'says actionRefused',
  'says notVisible',
  'says fieldHidden',
];
export const loginInDoubt: When = any(
  'login refused',
  'login denied unchecked',
  'gateway token at the site',
  'scheme of another kind',
  'scheme misspelled',
  'anonymous by name',
);

type SaidId = `says ${RefusalMeaning}`;

const ids = Object.keys(rows).filter((id): id is RefusalMeaning => id in rows);

/** What the answer says in words. */
export const saidFacts = Object.fromEntries(
  ids.map((id) => [`says ${id}`, fact(rows[id][0], ({ at }) => at.said.has(id))]),
) as Record<SaidId, Fact>;

/** Something that leaves only some causes: what it does not speak of, it speaks against. */
export interface Telling {
  readonly id: SaidId;
  readonly speaksOf: ReadonlySet<CauseId>;
}

export const tellingWords: readonly Telling[] = ids.flatMap((id) => {
  const [, speaksOf] = rows[id];
  return speaksOf === null ? [] : [{ id: `says ${id}` as const, speaksOf: new Set(speaksOf) }];
});
