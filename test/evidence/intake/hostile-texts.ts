import { gzipSync } from 'node:zlib';

/** Whole texts of about `bytes` characters that are made to be slow, where a part repeated without an end would be none: by what they are. */
export function hostileTexts(bytes: number): ReadonlyMap<string, string> {
  const among = (open: string, part: (at: number) => string, close: string, mark = ','): string => {
    const parts: string[] = [];
    for (let length = open.length; length < bytes - 100; length += (parts.at(-1)?.length ?? 0) + 1)
      parts.push(part(parts.length));
    return `${open}${parts.join(mark)}${close}`;
  };
  const call = '{"request":{"method":"GET","url":"https://a/"},"response":{"status":401}}';
  const packed = (characters: number) => gzipSync('x'.repeat(characters)).toString('base64');
  const held = (body: string) =>
    `{"request":{"method":"GET","url":"https://a.atlassian.net/rest/"},"response":{"status":403,${body}}}`;
  const [little, much] = [packed(60_000), packed(8_000_000)];
  const nested = (open: string, close: string) => {
    const depth = Math.floor(bytes / (open.length + close.length));
    return `${open.repeat(depth)}1${close.repeat(depth)}`;
  };
  return new Map([
    ['a HAR file of tiny entries', among('{"log":{"entries":[', () => call, ']}}')],
    ['an evidence of tiny exchanges', among('{"identity":"api-token","exchanges":[', () => call, ']}')],
    ...[little, much].map((body): [string, string] => [
      `a HAR file of bodies, each ${body.length} characters that unpack to more`,
      among('{"log":{"entries":[', () => held(`"content":{"encoding":"base64","text":"${body}"}`), ']}}'),
    ]),
    [
      'a cassette of bodies that unpack to more',
      among('{"http_interactions":[', () => held(`"body":{"base64_string":"${little}"}`), ']}'),
    ],
    [
      'a recording of nock of bodies that unpack to more',
      among(
        '[',
        () => `{"scope":"https://a.atlassian.net","path":"/rest/","status":403,"response":["${little}"]}`,
        ']',
      ),
    ],
    [
      'calls of Burp that unpack to more',
      among(
        '<items burpVersion="1">',
        () =>
          `<item><url>https://a.atlassian.net/rest/</url><response base64="true">${little}</response></item>`,
        '</items>',
        '',
      ),
    ],
    ['lists in lists', nested('[', ']')],
    ['objects in objects', nested('{"a":', '}')],
    ['an object of many fields', among('{', (at) => `"k${at}":${at}`, '}')],
    ['an object of many objects', among('{', (at) => `"k${at}":{"status":401,"url":"/x${at}"}`, '}')],
    ['a list of an object of many fields', among('[{', (at) => `"k${at}":${at}`, '}]')],
    [
      'a table of calls',
      among('time,level,status,url\n', () => ',,401,https://a.atlassian.net/x', '\n', '\n'),
    ],
    [
      'objects of fetch, each of its own address',
      among('', (at) => `{ status: 401, url: 'https://a.atlassian.net/${at}' }`, '\n', '\n'),
    ],
    ['addresses, none twice', among('', (at) => `https://a.atlassian.net/rest/api/3/issue/A-${at}`, '', ' ')],
    ['credentials, none twice', among('', (at) => `Authorization: Bearer abcDEF${at}xyz12345`, '\n', '\n')],
  ]);
}
