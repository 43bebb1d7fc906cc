import { meaningsIn, type RefusalMeaning, refusals } from '../../../src/jira-facts/index.ts';

const says = (text: string, meaning: RefusalMeaning): boolean => meaningsIn(text).has(meaning);

test('a meaning is read where all stems of one wording occur, in any order', () => {
  expect(says('the caller is not an app', 'appsOnly')).toBe(true);
  expect(says('the caller is somebody', 'appsOnly')).toBe(false);
  expect([...meaningsIn('   ')]).toEqual([]);
});

test('every wording is read in its own words, in lower case, and says where it was seen', () => {
  for (const [meaning, wordings] of Object.entries(refusals))
    for (const { words, sources } of wordings) {
      expect(words.length).toBeGreaterThan(0);
      expect(sources.length).toBeGreaterThan(0);
      for (const word of words) expect(word).toBe(word.toLowerCase());
      for (const source of sources)
        expect([meaning, source]).toEqual([meaning, expect.stringMatching(/^https:\/\//)]);
    }
});

const toldByOnePerson = /\/\/(?:github\.com\/[^/]+\/[^/]+\/(?:issues|pull)|community\.)/;

test('every meaning is documented, or was seen in two places', () => {
  const offences = Object.entries(refusals)
    .filter(([, wordings]) => {
      const sources = new Set(wordings.flatMap((wording) => wording.sources));
      return sources.size < 2 && [...sources].every((source) => toldByOnePerson.test(source));
    })
    .map(
      ([meaning]) =>
        `${meaning} rests on what one person told: name a document, or a second place where a server said so`,
    );
  expect(offences).toEqual([]);
});

test('no wording is a special case of another one of the same meaning', () => {
  const offences = Object.entries(refusals).flatMap(([meaning, wordings]) =>
    wordings.flatMap((one) =>
      wordings
        .filter(
          (other) =>
            one !== other && other.words.every((stem) => one.words.some((word) => word.includes(stem))),
        )
        .map(
          (other) => `${meaning}: "${one.words.join(' … ')}" is read as "${other.words.join(' … ')}" already`,
        ),
    ),
  );
  expect(offences).toEqual([]);
});

describe('words that mean something else', () => {
  test.each<[string, RefusalMeaning, boolean]>([
    ['only administrators can do this', 'adminNeeded', true],
    ['you do not have access. contact your administrator', 'adminNeeded', false],
    ['not found. see your admin for more information', 'adminNeeded', false],
    ['your site admin must authorize this app', 'adminNeeded', false],
    ['you need to be an admin of your site', 'adminNeeded', true],
    ["you don't have permission to create issues", 'actionRefused', true],
    ['you do not have permission to create issues', 'actionRefused', true],
    ['the issue does not exist or you do not have permission to see it', 'actionRefused', false],
    ["the app isn't installed", 'appMissing', true],
    ['the app is installed', 'appMissing', false],
    ['the app is not installed', 'appMissing', true],
  ])('%s: %s is %s', (text, meaning, expected) => {
    expect(says(text, meaning)).toBe(expected);
  });
});
