import { createHash } from 'node:crypto';
import { mergeIntoState } from '../../src/simulated-jira/control/state.ts';
import { mediaId } from '../../src/simulated-jira/media/signed-address.ts';
import { wikiFrom } from '../../src/simulated-jira/text/to-wiki.ts';
import { directSite, documentOf } from './direct.ts';

const markup = `\n\n\n*Title*: [x:0.5.3|http://localhost:8080/finding_group/286]
h2. Group\r
# TODO: above threshold
|| Severity || CVE ||
| High | [CVE|https://nvd.example] |
{code:title=a.java|java}int a;{code}
bq. said
 *Due Date:* June 19, 2025 \n\n`;

test('what was written as wiki markup is read as it was written, wherever it stands', () => {
  const { ask } = directSite();
  const two = '/rest/api/2/issue';
  const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 's', description: markup };
  const { key } = ask('POST', two, { fields: { ...fields, environment: markup } }).body;
  const comment = ask('POST', `${two}/${key}/comment`, { body: markup }).body;
  const worklog = ask('POST', `${two}/${key}/worklog`, { timeSpent: '1h', comment: markup }).body;
  expect([comment.body, worklog.comment]).toEqual([markup, markup]);
  const read = ask('GET', `${two}/${key}`).body.fields;
  expect([read.description, read.environment]).toEqual([markup, markup]);
  expect(ask('GET', `${two}/${key}/comment/${comment.id}`).body.body).toBe(markup);
  const { description } = ask('GET', `/issue/${key}`).body.fields;
  expect(Object.keys(description)).toEqual(['type', 'version', 'content']);
  // Written as a document, it is another text.
  ask('PUT', `/issue/${key}`, { fields: { description: { ...documentOf('new'), wiki: markup } } });
  expect(ask('GET', `${two}/${key}`).body.fields.description).toBe('new');
  const items = ask('GET', `/issue/${key}/changelog`).body.values.flatMap(
    (each: { items: object[] }) => each.items,
  );
  expect(items).toContainEqual(
    expect.objectContaining({ field: 'description', fromString: markup, toString: 'new' }),
  );
});

test('a document that is put into the state is another text', () => {
  const { ask, world } = directSite();
  const two = '/rest/api/2/issue/PAY-1';
  ask('PUT', two, { fields: { description: markup } });
  expect(mergeIntoState(world, { issues: [{ key: 'PAY-1', description: documentOf('new') }] })).toEqual([]);
  expect(ask('GET', two).body.fields.description).toBe('new');
  expect(ask('GET', '/issue/PAY-1').body.fields.description).toEqual(documentOf('new'));
});

test('what is blackened is black in both versions', () => {
  const { ask } = directSite();
  const { id, body } = ask('POST', '/rest/api/2/issue/PAY-1/comment', { body: 'pin *1234*' }).body;
  expect(body).toBe('pin *1234*');
  const contentItem = { id: ask('GET', '/issue/PAY-1').body.id, entityType: 'issue-comment', entityId: id };
  const expectedText = createHash('sha256').update('1234').digest('base64');
  const redactionPosition = { from: 0, to: 4, expectedText, adfPointer: '/content/0/content/1/text' };
  ask('POST', '/redact', { redactions: [{ externalId: 'a', reason: 'r', contentItem, redactionPosition }] });
  expect(ask('GET', `/rest/api/2/issue/PAY-1/comment/${id}`).body.body).toBe('pin *████*');
});

const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const strong = { type: 'strong' };
const item = (...content: object[]) => ({ type: 'listItem', content });

test.each<[string, object, string]>([
  ['marks stand at the words', paragraph(text('a '), text(' b ', strong), text('c')), 'a  *b* c'],
  [
    'colour is outside of what is strong',
    paragraph(text('x', { type: 'textColor', attrs: { color: '#ff0000' } }, strong)),
    '{color:#ff0000}*x*{color}',
  ],
  ['a mention', paragraph({ type: 'mention', attrs: { id: '5b10' } }), '[~accountid:5b10]'],
  [
    'a card',
    paragraph({ type: 'inlineCard', attrs: { url: 'https://a.example' } }),
    '[https://a.example|https://a.example|smart-link]',
  ],
  [
    'a status',
    paragraph({ type: 'status', attrs: { text: 'done', color: 'green' } }),
    '{color:#36B37E}*[ DONE ]*{color}',
  ],
  ['a day', paragraph({ type: 'date', attrs: { timestamp: '1767571200000' } }), '{{2026-01-05}}'],
  [
    'code of a known language',
    { type: 'codeBlock', attrs: { language: 'java' }, content: [text('int a;')] },
    '{code:java}int a;{code}',
  ],
  ['other code', { type: 'codeBlock', attrs: {}, content: [text('int a;')] }, '{noformat}int a;{noformat}'],
  [
    'a panel',
    { type: 'panel', attrs: { panelType: 'warning' }, content: [paragraph(text('x'))] },
    '{panel:bgColor=#fffae6}\nx\n{panel}',
  ],
  [
    'a list in a list',
    {
      type: 'bulletList',
      content: [item(paragraph(text('a')), { type: 'orderedList', content: [item(paragraph(text('b')))] })],
    },
    '* a\n*# b',
  ],
  [
    'tasks',
    {
      type: 'taskList',
      content: [
        { type: 'taskItem', attrs: { state: 'DONE' }, content: [text('a')] },
        { type: 'taskItem', attrs: { state: 'TODO' }, content: [text('b')] },
      ],
    },
    '* -a-\n* b',
  ],
  [
    'an empty cell',
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', content: [paragraph(text('h'))] },
            { type: 'tableHeader', content: [] },
          ],
        },
      ],
    },
    '||h|| ||',
  ],
  [
    'a picture elsewhere',
    {
      type: 'mediaSingle',
      content: [
        {
          type: 'media',
          attrs: { type: 'external', url: 'https://a.example/b.png', width: 10, height: 5, alt: 'b' },
        },
      ],
    },
    '!https://a.example/b.png|width=10,height=5,alt="b"!',
  ],
  [
    'a picture as wide as stated around it',
    {
      type: 'mediaSingle',
      attrs: { width: 60 },
      content: [{ type: 'media', attrs: { id: 'f', width: 10 } }],
    },
    '!f|width=60%!',
  ],
])('%s is put as wiki markup as Atlassian puts it', (_, block, expected) => {
  expect(wikiFrom({ type: 'doc', version: 1, content: [block as { type: string }] })).toBe(expected);
});

describe('files', () => {
  const site = () => {
    const made = directSite();
    const issue = made.world.state.issues.find(({ key }) => key === 'PAY-1');
    if (issue === undefined) throw new Error('no PAY-1');
    const bytes = Buffer.from('png');
    const attachment = {
      id: '77',
      filename: 'shot 1.png',
      mimeType: 'image/png',
      created: issue.created,
      authorAccountId: null,
      bytes,
    };
    issue.attachments.push(attachment);
    return { ...made, id: mediaId(attachment, made.world) };
  };
  const two = '/rest/api/2/issue/PAY-1';

  test('have their names in version 2', () => {
    const { ask, id } = site();
    const media = { type: 'media', attrs: { id, type: 'file', collection: '' } };
    const content = [{ type: 'mediaSingle', content: [media] }, paragraph({ ...media, type: 'mediaInline' })];
    expect(
      ask('PUT', '/issue/PAY-1', { fields: { description: { type: 'doc', version: 1, content } } }).status,
    ).toBe(204);
    expect(ask('GET', two).body.fields.description).toBe('!shot 1.png|thumbnail!\n\n[^shot 1.png]');
  });

  test('that wiki markup names have the ids of the media service in version 3', () => {
    const { ask, id } = site();
    const words = 'Look! See this: !shot 1.png|width=300,alt="it"! and\n[^shot 1.png] or !none.png!';
    ask('PUT', two, { fields: { description: words } });
    const { content } = ask('GET', '/issue/PAY-1').body.fields.description;
    expect(content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'Look! See this: ' }] },
      {
        type: 'mediaSingle',
        attrs: { layout: 'center' },
        content: [
          { type: 'media', attrs: { type: 'file', id, collection: '', width: 300, height: 183, alt: 'it' } },
        ],
      },
      { type: 'paragraph', content: [{ type: 'text', text: ' and' }, { type: 'hardBreak' }] },
      { type: 'mediaGroup', content: [{ type: 'media', attrs: { type: 'file', id, collection: '' } }] },
      { type: 'paragraph', content: [{ type: 'text', text: ' or ' }] },
      {
        type: 'mediaSingle',
        attrs: { layout: 'center' },
        content: [
          { type: 'media', attrs: { type: 'file', id: 'none.png', collection: '', width: 200, height: 183 } },
        ],
      },
    ]);
    expect(ask('GET', two).body.fields.description).toBe(words);
  });
});

describe('a comment that shows nothing', () => {
  test.each<[string, string, unknown]>([
    ['a document without blocks', '3', { type: 'doc', version: 1, content: [] }],
    ['an empty paragraph', '3', { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [] }] }],
    ['a paragraph without content', '3', { type: 'doc', version: 1, content: [{ type: 'paragraph' }] }],
    [
      'spaces and breaks',
      '3',
      { type: 'doc', version: 1, content: [paragraph(text('  '), { type: 'hardBreak' })] },
    ],
    ['spaces', '2', '  \n '],
  ])('is refused: %s', (_, version, body) => {
    const { ask } = directSite();
    const refused = ask('POST', `/rest/api/${version}/issue/PAY-1/comment`, { body });
    expect([refused.status, refused.body.errors.comment]).toEqual([400, 'Comment body can not be empty!']);
  });

  test('is not one that shows more than words', () => {
    const { ask } = directSite();
    for (const block of [{ type: 'rule' }, paragraph({ type: 'mention', attrs: { id: 'x' } })]) {
      const body = { type: 'doc', version: 1, content: [block] };
      expect(ask('POST', '/issue/PAY-1/comment', { body }).status).toBe(201);
    }
  });
});
