import type { Condition } from '../algebra.ts';
import { accountFacts } from './account.ts';
import { addressFacts } from './address.ts';
import { answerFacts } from './answer.ts';
import { besideFacts } from './beside.ts';
import { callerFacts } from './callers.ts';
import { credentialFacts } from './credential.ts';
import { redirectFacts } from './redirects.ts';
import { rightsFacts } from './rights.ts';
import { saidFacts } from './said.ts';
import { sceneFacts } from './scene.ts';
import { shownBesideFacts } from './shown-beside.ts';
import { tokenFacts } from './tokens.ts';
import { toldFacts } from './told.ts';

/** Everything that can be read off an evidence, each with its sentence and how it is read. */
export const facts = {
  ...callerFacts,
  ...sceneFacts,
  ...credentialFacts,
  ...answerFacts,
  ...addressFacts,
  ...saidFacts,
  ...toldFacts,
  ...rightsFacts,
  ...besideFacts,
  ...shownBesideFacts,
  ...redirectFacts,
  ...tokenFacts,
  ...accountFacts,
};

export type FactId = keyof typeof facts;
export type When = Condition<FactId>;
