/** Source of a Custom UI that uses every part of @forge/bridge the stand-in offers and shows what came of it. */
export const customUiSource = `
import { events, invoke, invokeRemote, requestJira, router, showFlag, view } from '@forge/bridge';

const outcomes = {};
const note = async (name, make) => {
  try { outcomes[name] = await make(); } catch (error) { outcomes[name] = { rejected: String(error.message) }; }
};
await note('context', () => view.getContext());
await note('theme', async () => {
  await view.theme.enable();
  return document.documentElement.dataset.colorMode;
});
await note('remote', () => invokeRemote({ path: '/api/tenant', method: 'POST', body: { hello: 'there' } }));
await note('forbidden', () => invokeRemote({ path: '/forbidden' }));
await note('unauthorized', () => invokeRemote({ path: '/unauthorized' }));
await note('function', () => invoke('resolver', {}));
await note('jira', async () => (await (await requestJira('/rest/api/3/myself')).json()).accountId);
await note('flag', async () => { showFlag({ id: 'f', title: 'Saved', description: 'All of it' }); });
await note('url', async () => String(await router.getUrl({ target: 'issue', issueKey: 'PAY-1' })));
await note('history', async () => {
  const history = await view.createHistory();
  let seen = '';
  history.listen((location) => { seen = location.pathname; });
  history.push('/runs/7');
  return seen;
});
await note('events', () => new Promise((resolve) => {
  events.on('ping', resolve).then(() => events.emit('ping', { from: 'here' }));
}));
await note('close', () => view.close());
document.body.dataset.outcomes = JSON.stringify(outcomes);
`;
