import { readdirSync, readFileSync } from 'node:fs';
import { diagnose } from '../../../src/diagnosis/index.ts';
import { readRecording } from '../../../src/evidence/index.ts';
import { operations } from '../../diagnosis/given.ts';
import { loadCases } from '../../exchanges/load.ts';
import { clientForms, type Told } from './client-forms.ts';
import { variations } from './variations.ts';

const firstCause = (text: string): string => {
  const recording = readRecording(text, 'x');
  return recording.ok ? (diagnose(recording.evidence, operations)[0]?.cause ?? 'none') : 'not read';
};

const folders = ['learning', 'quarantine'].map(
  (side) => new URL(`../../exchanges/pasted/${side}/`, import.meta.url),
);
const pastes = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8').trimEnd();
      const recording = readRecording(text, 'x');
      return { name, text, address: recording.ok && !recording.read.unstated.includes('address') };
    }),
);
const asPasted = new Map(pastes.map(({ name, text }) => [name, firstCause(text)]));

/** Among calls to others, only a call that states its address is told from them. */
const amongOthers = (vary: (text: string) => string) => vary('').includes('api.github.com');

/** Each of the ways for a third of the pastes, so that each paste goes through a third of the ways. */
const ways = Object.entries(variations).map(([name, vary], at) => ({ name, vary, at }));

test.each(ways)('$name, a paste is judged as it was', ({ vary, at }) => {
  const changed = pastes
    .filter(({ address }, index) => index % 3 === at % 3 && (address || !amongOthers(vary)))
    .filter(({ name, text }) => firstCause(vary(text)) !== asPasted.get(name));
  expect(changed.map(({ name }) => name)).toEqual([]);
});

/** Calls whose every fact each form can carry: the value of a credential is none, the address is whole. */
const calls: readonly { name: string; told: Told }[] = loadCases('learning').flatMap(({ name, evidence }) => {
  const [call, ...more] = evidence.exchanges;
  const status = call?.response?.status ?? 0;
  if (call === undefined || more.length > 0 || status < 400 || call.request.body !== null) return [];
  if (!/^https:\/\/[^/]+\/rest\//.test(call.request.url) || evidence.deployment === 'server') return [];
  const sent = call.request.headers.Authorization;
  if (sent === undefined || !/^(?:Basic|Bearer) \*\*\*$/.test(sent)) return [];
  const { method, url } = call.request;
  const { headers = {}, body } = call.response ?? {};
  return [
    { name, told: { method, url, sent: { Authorization: sent }, status, got: headers, body: body ?? '' } },
  ];
});

test('there are many such calls', () => {
  expect(calls.length).toBeGreaterThan(60);
});

test.each(Object.entries(clientForms))(
  'written as %s, a call is judged as curl shows it',
  (_name, written) => {
    const asCurl = clientForms['curl -i'];
    if (asCurl === undefined) throw new Error('no form to compare with');
    const changed = calls.flatMap(({ name, told }) => {
      const [expected, found] = [firstCause(asCurl(told)), firstCause(written(told))];
      return expected === found ? [] : [`${name}: ${expected}, ${found}`];
    });
    expect(changed).toEqual([]);
  },
);
