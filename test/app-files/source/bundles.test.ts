// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are source code.
import { scanSource, unresolvedOfBundles } from '../../../src/app-files/index.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';

const table = loadOperations();
const found = scanSource([{ path: 'a.js', text: 'requestJira(`/rest/api/3/issue/${key}`)' }], table);

test.each([
  ['of the sources', 'f(`/rest/api/3/issue/${a}`)', []],
  ['that no source has', 'f(`/rest/api/3/issue/${a}`);f("/rest/api/3/field")', ['/rest/api/3/field']],
  ['that no document has', 'f("/rest/api/3/nothing")', []],
])('a bundle with addresses %s', (_, text, told) => {
  const unresolved = unresolvedOfBundles([{ path: 'b.js', text }], found, table);
  expect(unresolved).toEqual(
    told.map((address) => ({ file: 'b.js', line: 1, why: expect.stringContaining(`${address} in it`) })),
  );
});
