import { heldByApp, lint, rewriteScopes } from '../../src/app-files/index.ts';
import { nearestName } from '../../src/app-files/nearest-name.ts';
import { composeYaml, readRecording } from '../../src/evidence/index.ts';
import { loadOperations } from '../../src/jira-facts/index.ts';

const table = loadOperations();
const size = 60_000;
const many = (each: (index: number) => string): string => {
  let text = '';
  for (let index = 0; text.length < size; index += 1) text += each(index);
  return text;
};
const app = 'app:\n  id: ari:cloud:ecosystem::app/x\n  runtime: {name: nodejs22.x}\n';
const laughs = Array.from(
  { length: 30 },
  (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(',')}]\n`,
).join('');
const alternatives = Array.from(
  { length: 40 },
  (_, index) => `${' '.repeat(8 + index)}${index % 2 ? 'or' : 'and'}:\n`,
);

/** Each of them took minutes, memory without end or a stack without end once. */
const manifests: Readonly<Record<string, string>> = {
  'brackets inside each other': `${app}modules: ${'['.repeat(size)}`,
  'maps inside each other': `${app}modules: ${'{a: '.repeat(size / 4)}`,
  'lists inside each other': `${app}modules:\n  ${'- '.repeat(size / 2)}`,
  'keys inside each other': `${app}modules:\n  ${'? '.repeat(size / 2)}`,
  'aliases of aliases': `${app}a0: &a0 [x,x,x,x,x,x,x,x,x]\n${laughs}`,
  'an alias that contains itself': `${app}b: &a [${many(() => '*a,')}]`,
  'many aliases': `${app}a: &a [x]\nb:\n${many(() => '  - *a\n')}`,
  'many anchors': `${app}${many((index) => `k${index}: &a${index} 1\n`)}`,
  'many keys': `${app}${many((index) => `k${index}: 1\n`)}`,
  'one key many times': `${app}${many(() => 'k: 1\n')}`,
  'unknown scopes': `${app}permissions:\n  scopes:\n${many((index) => `    - zread:thng${index}\n`)}`,
  'unknown module types': `${app}modules:\n${many((index) => `  jira:isuePanel${index}: []\n`)}`,
  'references to nothing': `${app}modules:\n  function:\n${many((index) => `    - {key: g${index}}\n`)}  jira:issuePanel:\n${many((index) => `    - {key: a${index}, function: f${index}}\n`)}`,
  'alternatives inside each other': `${app}modules:\n  jira:issuePanel:\n    - displayConditions:\n${alternatives.join('')}`,
};
const descriptors: Readonly<Record<string, string>> = {
  'brackets inside each other': `{"key":"a","scopes":[],"modules":${'['.repeat(size)}`,
  'objects inside each other': `{"key":"a","scopes":[],"modules":${'{"a":'.repeat(size / 5)}`,
  'brackets that do not fit': `{"key":"a","scopes":[],"modules":${'[{"a":]} '.repeat(size / 9)}`,
  'unknown scopes': `{"key":"a","scopes":[${many((index) => `"zread:thng${index}",`)}"READ"]}`,
  'the same scope': `{"key":"a","scopes":[${many(() => '"READ",')}"READ"]}`,
};
const shapes = [
  ...Object.entries(manifests).map(([what, text]) => ['manifest.yml', what, text] as const),
  ...Object.entries(descriptors).map(([what, text]) => ['atlassian-connect.json', what, text] as const),
];

describe('app files that are made to last', () => {
  // The guard of the whole run is what ends a shape that is quadratic again.
  it.each(shapes)('%s: %s', (name, _, text) => {
    const { findings } = lint({ text, name, table, calls: null, today: '2026-11-26' });
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
    heldByApp(text, name);
    rewriteScopes(text, name, { add: ['read:jira-work'], remove: ['zread:thng3'] });
  });

  it('says in one sentence what is too much', () => {
    const said = (text: string, name = 'manifest.yml') => {
      const read = heldByApp(text, name);
      return read.ok ? 'read' : read.problem;
    };
    expect(said(`${app}modules: ${'['.repeat(100)}`)).toBe(
      'manifest.yml cannot be read: This is nested more than 64 deep: no descriptor and no manifest is.',
    );
    expect(said(`{"modules":${'['.repeat(100)}`, 'atlassian-connect.json')).toContain('more than 64 deep');
    expect(said(manifests['aliases of aliases'] ?? '')).toContain(
      'The aliases of this file stand for more than',
    );
    expect(said(`${app}${'#'.repeat(300_000)}`)).toContain('no manifest is longer than 262144');
    expect(said(`${app}# ${'x'.repeat(200_000)}`)).toBe('read');
  });

  it('guesses for slips, not for thousands of names', () => {
    const texts = (count: number) => {
      const scopes = Array.from(
        { length: count },
        (_, index) => `"READE${index % 10}${'x'.repeat(index % 3)}${index}"`,
      );
      const text = `{"key":"a","scopes":["REDA",${scopes.join(',')},"WRTE"]}`;
      return lint({
        text,
        name: 'atlassian-connect.json',
        table,
        calls: null,
        today: '2026-11-26',
      }).findings.flatMap(({ rule, fix }) => (rule === 'scope-unknown' ? [fix] : []));
    };
    expect(texts(5).at(-1)).toBe('WRITE');
    expect([texts(500)[0], texts(500).at(-1)]).toEqual(['READ', undefined]);
    expect(nearestName('x'.repeat(101), ['x'.repeat(100)])).toBeNull();
  });

  it('follows an alias to what its anchor meant at that place', () => {
    const file = `${app}x: &s [read:jira-work]\npermissions:\n  scopes: *s\ny: &s [write:jira-work]\n`;
    const read = heldByApp(file, 'manifest.yml');
    expect(read.ok && read.held.scopes).toEqual(['read:jira-work']);
  });
});

describe('recordings in YAML that are made to last', () => {
  it.each(['? ', '- ', '[', '{a: '])('"%s" inside each other is no interaction', (open) => {
    const cassette = `interactions:\n- request:\n    uri: https://x.atlassian.net/rest/api/3/myself\n  response:\n    code: 403\n    a:\n      ${open.repeat(5_000)}\n`;
    expect(composeYaml(cassette).tooDeepAt).not.toBeNull();
    readRecording(cassette, 'cassette.yml');
  });

  it('of many interactions that cannot be read only the first are tried', () => {
    const broken = `- request:\n    ? ${'? '.repeat(50)}\n  response:\n    code: 403\n`;
    const good =
      '- request:\n    uri: https://x.atlassian.net/rest/api/3/myself\n    method: GET\n  response:\n    code: 403\n';
    const read = (count: number) =>
      JSON.stringify(readRecording(`interactions:\n${broken.repeat(count)}${good}`, 'a.yml'));
    expect(read(3)).toContain('rest/api/3/myself');
    expect(read(3)).toContain('a cassette of recorded calls');
    expect(read(30)).not.toContain('a cassette of recorded calls');
  });
});
