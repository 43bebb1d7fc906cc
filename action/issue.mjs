/** Keeps one issue: opened when something is wrong, rewritten when it is something else, closed when it is mended; never repeated. */
import { createHash } from 'node:crypto';

const label = 'clearance';
/** Characters of what is wrong; GitHub takes 65,536 in all. */
const mostText = 60_000;

/** What tells this issue from others, in a comment nobody sees: of what it is, and a fingerprint of what is wrong. */
const markOf = (subject, text) => {
  const hash = (of) => createHash('sha256').update(of).digest('hex').slice(0, 16);
  return {
    own: `<!-- clearance ${hash(subject)} `,
    whole: `<!-- clearance ${hash(subject)} ${hash(text)} -->`,
  };
};

/** `code`: the exit code of the check; 3 (could not tell) and 2 leave the issue as it is. Rejects with GitHub's words where it refuses. */
export async function keepIssue({ env, token, subject, code, text }) {
  if (code !== 0 && code !== 1) return 'left';
  if (token === '') throw new Error('there is no github-token, which a run for a fork does not get');
  const ask = asking(env, token);
  const { own, whole } = markOf(subject, text);
  const open = await ask('GET', `/issues?state=open&labels=${label}&per_page=100`);
  const issue = open.find(({ body, pull_request }) => !pull_request && (body ?? '').includes(own));
  if (code === 0) {
    if (issue === undefined) return 'nothing';
    await ask('POST', `/issues/${issue.number}/comments`, { body: 'Nothing is wrong any more.' });
    await ask('PATCH', `/issues/${issue.number}`, { state: 'closed', state_reason: 'completed' });
    return 'closed';
  }
  const body = `${text.slice(0, mostText)}\n\n${whole}`;
  if (issue === undefined) {
    await ask('POST', '/issues', { title: `Jira refuses what is needed: ${subject}`, labels: [label], body });
    return 'opened';
  }
  if (issue.body.includes(whole)) return 'unchanged';
  await ask('PATCH', `/issues/${issue.number}`, { body });
  await ask('POST', `/issues/${issue.number}/comments`, { body: 'What is wrong has changed; see above.' });
  return 'updated';
}

const asking = (env, token) => async (method, path, body) => {
  const address = `${env.GITHUB_API_URL ?? 'https://api.github.com'}/repos/${env.GITHUB_REPOSITORY}${path}`;
  const response = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${method} ${path}`);
  return response.json();
};
