/**
 * The host's side of the bridge, in the page around the Custom UI. Calls that need the platform (invokeRemote, requestJira, the
 * context) are posted to the site, which knows the viewer from the page's ticket; flags, titles and navigation happen here.
 */
export const bridgeHostScript = `(() => {
  'use strict';
  const { callUrl, colorMode } = window.forgeHost;
  const frame = document.getElementById('forge-app');
  const flags = document.getElementById('flags');
  const listeners = new Map();
  let count = 0;
  const platform = async (command, payload) => {
    const response = await fetch(callUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-atlassian-token': 'no-check' },
      body: JSON.stringify({ command, payload }),
    });
    const answer = await response.json();
    if ('rejected' in answer) throw new Error(answer.rejected);
    return answer.value;
  };
  const toFrame = (message) => frame.contentWindow.postMessage(message, location.origin);
  const subscribe = ({ event, callback }) => {
    const id = ++count;
    listeners.set(id, { event, callback: callback.forgeCallback });
    return id;
  };
  const emit = ({ event, payload }) => {
    for (const each of listeners.values())
      if (each.event === event) toFrame({ forge: 'callback', id: each.callback, payload });
  };
  const places = {
    issue: ({ issueKey }) => '/browse/' + encodeURIComponent(issueKey),
    userProfile: ({ accountId }) => '/jira/people/' + encodeURIComponent(accountId),
    dashboard: ({ dashboardId }) => '/jira/dashboards/' + encodeURIComponent(dashboardId),
    projectSettingsDetails: ({ projectKey }) => '/jira/software/c/projects/' + encodeURIComponent(projectKey) + '/settings/details',
    module: () => location.pathname,
  };
  const urlOf = (place) => {
    const path = place.url ?? places[place.target]?.(place);
    return path === undefined ? null : new URL(path, location.origin).href;
  };
  const commands = {
    getContext: () => platform('getContext', { colorMode }),
    invoke: (payload) => platform('invoke', payload),
    fetchProduct: (payload) => platform('fetchProduct', payload),
    fetchRemote: async ({ remoteKey, fetchRequestInit }) => {
      const { url, token } = await platform('remoteAddress', { remoteKey, path: fetchRequestInit.path ?? '/' });
      const headers = new Headers(fetchRequestInit.headers);
      headers.set('authorization', 'Bearer ' + token);
      const response = await fetch(url, { method: fetchRequestInit.method ?? 'GET', headers, body: fetchRequestInit.body || undefined, redirect: 'error' });
      return { body: await response.text(), headers: Object.fromEntries(response.headers), status: response.status, statusText: response.statusText, isAttachment: false };
    },
    enableTheming: () => ({ colorMode }),
    showFlag: ({ id, title, description, type }) => {
      commands.closeFlag({ id });
      const flag = document.createElement('div');
      flag.dataset.flag = id;
      flag.dataset.type = type;
      flag.setAttribute('role', 'alert');
      const heading = document.createElement('strong');
      heading.textContent = title ?? '';
      const text = document.createElement('p');
      text.textContent = description ?? '';
      flag.append(heading, text);
      flags.append(flag);
      return true;
    },
    closeFlag: ({ id }) => { for (const flag of [...flags.children]) if (flag.dataset.flag === id) flag.remove(); return true; },
    getUrl: urlOf,
    navigate: (place) => {
      const url = urlOf(place);
      if (url === null) throw new Error('Unknown navigation target: ' + place.target);
      if (place.type === 'new-tab') window.open(url, '_blank', 'noopener');
      else location.assign(url);
    },
    reload: () => location.reload(),
    changeWindowTitle: (title) => { document.title = title; },
    on: subscribe,
    onPublic: subscribe,
    off: (id) => listeners.delete(id),
    emit,
    emitPublic: emit,
    emitReadyEvent: () => { frame.dataset.ready = 'true'; },
    getFrameId: () => frame.id,
    getFrameDispatch: () => null,
    getCookieConsentPreferences: () => null,
    isRovoEnabled: () => false,
    trackObjectStoreAction: () => true,
    // An admin page is no dialog: it can be neither closed nor submitted.
    close: () => false,
    onClose: () => false,
    open: () => false,
    refresh: () => false,
    submit: () => false,
    openModal: () => false,
  };
  // The platform sizes the frame by its content; what the page then sees as its window is all of itself.
  // A body may be as high as its window, so what counts is what stands in it. Looked at often: the page may write itself anew.
  setInterval(() => {
    const body = frame.contentDocument?.body;
    if (!body) return;
    const bottoms = [...body.children].map((part) => part.getBoundingClientRect().bottom + frame.contentWindow.scrollY);
    const height = Math.max(150, Math.ceil(Math.max(0, ...bottoms))) + 'px';
    if (frame.style.height !== height) frame.style.height = height;
  }, 100);
  window.addEventListener('message', async ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== location.origin || data?.forge !== 'call') return;
    const { id, command, payload } = data;
    try {
      const handle = Object.hasOwn(commands, command) ? commands[command] : null;
      if (handle === null) throw new Error('The bridge command ' + command + ' is not simulated.');
      const value = await handle(payload ?? {});
      toFrame({ forge: 'answer', id, value });
    } catch (error) {
      toFrame({ forge: 'answer', id, rejected: error instanceof Error ? error.message : String(error) });
    }
  });
})();
`;
