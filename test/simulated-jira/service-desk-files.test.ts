import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { get, jsonOf, postJson } from './calls.ts';

let jira: Jira;
beforeAll(async () => {
  jira = await createJira();
});
afterEach(() => jira.reset());
afterAll(() => jira.close());

const desk = '/rest/servicedeskapi';
const as = (name: string) => ({ authorization: jira.credential('api-token', name).authorization ?? '' });
const ask = (path: string) => get(`${jira.siteUrl}${desk}${path}`, as('Ada Admin'));
const tell = (path: string, body: unknown, name = 'Ada Admin') =>
  postJson(`${jira.siteUrl}${desk}${path}`, body, as(name));

async function requested(): Promise<string> {
  const { values } = await jsonOf(await ask('/servicedesk/1/requesttype'));
  const made = await tell('/request', {
    serviceDeskId: '1',
    requestTypeId: values[0].id,
    requestFieldValues: { summary: 'The door is stuck' },
  });
  return (await jsonOf(made)).issueKey;
}

async function sent(name: string, text: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([text]), name);
  const answer = await fetch(`${jira.siteUrl}${desk}/servicedesk/1/attachTemporaryFile`, {
    method: 'POST',
    headers: { ...as('Ada Admin'), 'x-atlassian-token': 'no-check' },
    body: form,
  });
  expect(answer.status).toBe(201);
  const { temporaryAttachments } = await jsonOf(answer);
  expect(temporaryAttachments[0].fileName).toBe(name);
  return temporaryAttachments[0].temporaryAttachmentId;
}

test('a file is sent, becomes the request’s with a comment, and is read back', async () => {
  const key = await requested();
  const id = await sent('door.txt', 'it squeaks');
  const attached = await tell(`/request/${key}/attachment`, {
    temporaryAttachmentIds: [id],
    public: true,
    additionalComment: { body: 'See the note' },
  });
  expect(attached.status).toBe(201);
  const { comment, attachments } = await jsonOf(attached);
  expect(comment.body).toContain('See the note');
  expect(attachments.values[0].filename).toBe('door.txt');
  const { values } = await jsonOf(await ask(`/request/${key}/attachment`));
  const content = await get(`${values[0]._links.content}?redirect=false`, as('Ada Admin'));
  expect(await content.text()).toBe('it squeaks');
  const ofComment = await jsonOf(await ask(`/request/${key}/comment/${comment.id}/attachment`));
  expect(ofComment.values).toHaveLength(1);
  const again = await tell(`/request/${key}/attachment`, { temporaryAttachmentIds: [id], public: true });
  expect(again.status).toBe(400);
});

test('who reported a request says how it went, nobody else', async () => {
  const key = await requested();
  const path = `/request/${key}/feedback`;
  expect((await ask(path)).status).toBe(404);
  expect((await tell(path, { type: 'csat', rating: 9 })).status).toBe(400);
  expect((await tell(path, { rating: 4, comment: { body: 'Quick' } })).status).toBe(201);
  expect(await jsonOf(await ask(path))).toEqual({ type: 'csat', rating: 4, comment: { body: 'Quick' } });
  expect((await tell(path, { rating: 1 }, 'Mika Member')).status).not.toBe(201);
});
