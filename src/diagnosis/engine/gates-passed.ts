import { any } from '../algebra.ts';
import type { FactId, When } from '../facts/index.ts';
import { type Gate, gates } from '../gates.ts';

/** A fact that proves gates passed: what fails at them is ruled out by it. */
interface Passage {
  readonly fact: FactId;
  readonly gates: readonly Gate[];
  /** A setting in which the same words come from an earlier gate. */
  readonly unless?: When;
  /** On this very call, or on another one, which time or another object may part from this. */
  readonly certain: boolean;
}

/** A call that ended at a gate was refused for nothing of what lies behind it; a defect of Atlassian's can show at any gate. */
const behind = (gate: Gate): readonly Gate[] =>
  gates.slice(gates.indexOf(gate) + 1).filter((one) => one !== 'platform');

const login: readonly Gate[] = ['credential-form', 'credential'];
/** What the gateway has looked at before it judges scopes. */
const ofGateway: readonly Gate[] = ['network', 'edge', 'address', ...login, 'account'];
/** What Jira alone knows. */
const ofJira: readonly Gate[] = ['global-permission', 'project-permission', 'content'];

export const passages: readonly Passage[] = [
  { fact: 'says egressBlocked', gates: behind('network'), certain: true },
  { fact: 'status 407', gates: behind('network'), certain: true },
  { fact: 'no answer', gates: behind('address'), certain: true },
  { fact: 'refused by the gateway', gates: ofJira, certain: false },
  { fact: 'signed by the CDN', gates: ofJira, unless: 'mark of Jira', certain: true },
  { fact: 'says ipBlocked', gates: behind('app'), certain: true },
  { fact: 'says closedToOauth', gates: behind('door'), certain: true },
  { fact: 'says xsrf', gates: behind('door'), certain: true },
  { fact: 'recognised', gates: login, certain: true },
  // A site that fails behind the login has still failed.
  {
    fact: 'recognised',
    gates: ['network', 'edge'],
    unless: any('status 5xx', 'says xsrf', 'browser headers', 'path of an upload'),
    certain: true,
  },
  { fact: 'says scopeMismatch', gates: ofGateway, unless: 'path odd for the gateway', certain: true },
  { fact: 'says scopeGrants', gates: ofGateway, certain: true },
  { fact: 'login refused', gates: ['network', 'edge'], unless: 'status 5xx', certain: true },
  { fact: 'answered by Jira', gates: ['network', 'edge'], unless: 'status 5xx', certain: false },
  { fact: 'let in by the gateway', gates: login, certain: false },
  { fact: 'form proven', gates: ['credential-form'], certain: true },
  { fact: 'credential proven', gates: login, certain: false },
  { fact: 'rights measured', gates: [...login, 'account'], certain: false },
  {
    fact: 'credential proven here',
    gates: ['account', 'app'],
    // What is told of one network or of one project is no matter of the other calls.
    unless: any('content listed as blocked', 'kept out of projects', 'says ipBlocked', 'says policyBlocked'),
    certain: false,
  },
];
