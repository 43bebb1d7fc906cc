import supertest, { type Test } from 'supertest';
import type { SigningKey } from '../atlassian.ts';
import type { Claims, JiraSite } from '../jira.ts';

export interface Battlefield {
  readonly url: string;
  /** Known to the key source. */
  readonly key: SigningKey;
  /** Not known to it. */
  readonly forgedKey: SigningKey;
  /** Installed and enabled. */
  readonly victim: JiraSite;
  /** Installed too: an attacker with a site of their own. */
  readonly other: JiraSite;
  /** Was installed once. */
  readonly gone: JiraSite;
}

type Send = (field: Battlefield) => Test;

export type Attack = readonly [name: string, status: number | readonly number[], send: Send];

/** Attacks on one thing, by name, each refused with that status. */
export const refusedWith = (
  status: Attack[1],
  target: string,
  attacks: Readonly<Record<string, Send>>,
): Attack[] => Object.entries(attacks).map(([name, send]) => [`${target}: ${name}`, status, send]);

/** The same attack with one text after the other. */
export const withEach = (
  texts: readonly string[],
  nameOf: (text: string) => string,
  send: (field: Battlefield, text: string) => Test,
): Record<string, Send> =>
  Object.fromEntries(texts.map((text) => [nameOf(text), (field) => send(field, text)]));

export const without = (claims: Claims, name: string): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));

export const posted = (field: Battlefield, path: string, token: string): Test =>
  supertest(field.url).post(path).set('Authorization', `JWT ${token}`);
