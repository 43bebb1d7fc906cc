import { type Telling, tellings } from '../../evidence/index.ts';
import { any } from '../algebra.ts';
import type { CauseId } from '../cause.ts';
import { type Fact, fact } from './fact.ts';
import type { When } from './index.ts';
import { rightCauses } from './words/row.ts';

type ToldId = `told ${Telling}`;

const says: Readonly<Record<Telling, string>> = {
  'works with another program': 'the text says that the call works with another program',
  'works in the browser': 'the text says that it works in the browser',
  'works for another account': 'the text says that it works for another account',
  'used to work': 'the text says that it worked before',
  'nothing is found': 'the text says that nothing comes back',
  'single sign-on': 'the text speaks of single sign-on',
  'behind a proxy': 'the text speaks of a proxy or firewall',
};

/** What people say around a paste. */
export const toldFacts = Object.fromEntries(
  tellings.map((one) => [
    `told ${one}`,
    fact(says[one], ({ evidence }) => evidence.told?.includes(one) === true),
  ]),
) as Record<ToldId, Fact>;

/** What a telling makes a little likelier or less likely, in its setting; it never settles anything. */
export interface Tale {
  readonly id: ToldId;
  readonly when?: When;
  readonly likelier?: readonly CauseId[];
  readonly unlikelier?: readonly CauseId[];
}

const ofAccount: readonly CauseId[] = ['user-inactive-or-unlicensed', 'captcha-required'];
const ofAddress: readonly CauseId[] = [
  'wrong-site-url',
  'endpoint-not-found',
  'not-cloud',
  'network-or-proxy',
];
const unseen: When = any('status 401', 'status 403', 'status unstated');

export const tales: readonly Tale[] = [
  {
    id: 'told works with another program',
    likelier: ['anonymous-request', 'wrong-auth-scheme'],
    unlikelier: [
      ...ofAccount,
      ...rightCauses,
      'resource-not-visible',
      'site-unavailable',
      'app-access-blocked',
    ],
  },
  {
    id: 'told works in the browser',
    when: unseen,
    likelier: ['credentials-rejected', 'wrong-auth-scheme', 'password-not-allowed'],
    unlikelier: ['user-inactive-or-unlicensed', 'site-unavailable', 'app-access-blocked'],
  },
  {
    id: 'told works for another account',
    likelier: [...rightCauses, 'resource-not-visible', 'user-inactive-or-unlicensed'],
    unlikelier: [
      ...ofAddress,
      'anonymous-request',
      'site-unavailable',
      'platform-bug',
      'bad-request-parameters',
    ],
  },
  {
    id: 'told used to work',
    when: unseen,
    likelier: ['credentials-rejected', 'token-expired', 'captcha-required', 'password-not-allowed'],
    unlikelier: ['wrong-auth-scheme', 'wrong-site-url', 'wrong-base-url-for-token', 'scope-missing'],
  },
  {
    id: 'told nothing is found',
    when: any('status unstated', 'worked'),
    unlikelier: ['captcha-required', 'user-inactive-or-unlicensed', 'app-access-blocked'],
  },
  {
    id: 'told single sign-on',
    likelier: ['password-not-allowed', 'account-type-unsupported', 'network-or-proxy'],
  },
  { id: 'told behind a proxy', likelier: ['network-or-proxy'] },
];
