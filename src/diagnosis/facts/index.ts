import type { Condition } from '../algebra.ts';
import type { Reading } from '../reading/reading.ts';
import { accountFacts, notedFacts } from './account.ts';
import { addressFacts } from './address.ts';
import { answerFacts } from './answer.ts';
import { besideFacts } from './beside.ts';
import { callerFacts } from './callers.ts';
import { credentialFacts } from './credential.ts';
import { differingFacts } from './differing.ts';
import type { Fact } from './fact.ts';
import { grantFacts } from './grants.ts';
import { orderFacts } from './order.ts';
import { rightsFacts } from './rights.ts';
import { saidFacts } from './said.ts';
import { sceneFacts } from './scene.ts';
import { scopeFacts } from './scopes.ts';
import { shownBesideFacts } from './shown-beside.ts';
import { tokenFacts } from './tokens.ts';

/** Facts of one subject; where an evidence holds nothing of it, none of them is read. */
interface Group {
  readonly facts: Readonly<Record<string, Fact>>;
  /** Whether one of them can hold at all; without it, always. */
  readonly given?: (reading: Reading) => boolean;
}

const severalCalls = ({ others }: Reading) => others.length > 0;

const groups = [
  { facts: callerFacts },
  { facts: sceneFacts },
  { facts: credentialFacts },
  { facts: answerFacts },
  { facts: addressFacts },
  { facts: saidFacts, given: ({ at }) => at.said.size > 0 },
  { facts: scopeFacts },
  { facts: rightsFacts },
  { facts: grantFacts },
  { facts: differingFacts, given: severalCalls },
  { facts: besideFacts, given: severalCalls },
  { facts: shownBesideFacts },
  { facts: orderFacts, given: severalCalls },
  { facts: tokenFacts },
  { facts: accountFacts },
  { facts: notedFacts, given: ({ account }) => account.noted.length > 0 },
] as const satisfies readonly Group[];

type NameIn<Facts> = Facts extends unknown ? keyof Facts : never;
export type FactId = NameIn<(typeof groups)[number]['facts']>;
export type When = Condition<FactId>;

/**
 * Everything that can be read off an evidence, each with its sentence and how it is read. Assigned, because a spread gives the object a new
 * shape for each of the hundreds of names.
 */
export const facts: Readonly<Record<FactId, Fact>> = Object.assign({}, ...groups.map((group) => group.facts));

export const factGroups: readonly Group[] = groups;

/** What the other calls show is one source, whatever they show; what is known of an account another. */
const sources = [
  [differingFacts, besideFacts, shownBesideFacts, orderFacts],
  [accountFacts, notedFacts],
] as const;

/** Where a fact is read from, to tell what two sources say from what one says twice. */
export const sourceOf = (id: FactId): unknown =>
  sources.find((source) => source.some((group) => id in group)) ?? groups.find((group) => id in group.facts);
