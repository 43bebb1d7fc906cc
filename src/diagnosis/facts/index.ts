import type { Condition } from '../algebra.ts';
import { accountFacts } from './account.ts';
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
import { toldFacts } from './told.ts';

const groups = [
  callerFacts,
  sceneFacts,
  credentialFacts,
  answerFacts,
  addressFacts,
  saidFacts,
  toldFacts,
  scopeFacts,
  rightsFacts,
  grantFacts,
  differingFacts,
  besideFacts,
  shownBesideFacts,
  orderFacts,
  tokenFacts,
  accountFacts,
] as const;

type NameIn<Group> = Group extends unknown ? keyof Group : never;
export type FactId = NameIn<(typeof groups)[number]>;
export type When = Condition<FactId>;

/**
 * Everything that can be read off an evidence, each with its sentence and how it is read. Assigned, because a spread gives the object a new
 * shape for each of the hundreds of names.
 */
export const facts: Readonly<Record<FactId, Fact>> = Object.assign({}, ...groups);

/** What the other calls show is one source, whatever they show. */
const ofOtherCalls = [differingFacts, besideFacts, shownBesideFacts, orderFacts] as const;

/** Where a fact is read from, to tell what two sources say from what one says twice. */
export const sourceOf = (id: FactId): unknown =>
  ofOtherCalls.some((group) => id in group) ? ofOtherCalls : groups.find((group) => id in group);
