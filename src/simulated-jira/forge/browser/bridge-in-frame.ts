/**
 * The platform's script inside a Custom UI. @forge/bridge 7.2.0 asks for nothing but `globalThis.__bridge.callBridge(command,
 * payload)`, at load already, so this must run first. Commands go to the window around the frame by postMessage; functions in
 * a payload (event listeners, onClose) stay here and are called by number. Themes are set on the frame's own document.
 */
export const bridgeInFrameScript = `(() => {
  'use strict';
  const host = window.parent;
  const hostOrigin = new URL(document.referrer || location.href).origin;
  const waiting = new Map();
  const callbacks = new Map();
  let count = 0;
  const portable = (value) => {
    if (typeof value === 'function') {
      callbacks.set(++count, value);
      return { forgeCallback: count };
    }
    if (Array.isArray(value)) return value.map(portable);
    if (value && Object.getPrototypeOf(value) === Object.prototype)
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, portable(each)]));
    return value;
  };
  const ask = (command, payload) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve, reject });
      host.postMessage({ forge: 'call', id, command, payload: portable(payload) }, hostOrigin);
    });
  const setTheme = ({ colorMode }) => {
    const root = document.documentElement;
    root.dataset.colorMode = colorMode;
    root.dataset.theme = 'light:light dark:dark spacing:spacing';
  };
  const memoryHistory = () => {
    const entries = ['/'];
    const listeners = new Set();
    const history = { action: 'POP', location: { pathname: '/', search: '', hash: '', state: null, key: 'default' } };
    const goTo = (path, action) => {
      history.action = action;
      history.location = { pathname: String(path.pathname ?? path), search: '', hash: '', state: null, key: String(++count) };
      for (const listener of listeners) listener(history.location, action);
    };
    return Object.assign(history, {
      push: (path) => { entries.push(path); goTo(path, 'PUSH'); },
      replace: (path) => { entries[entries.length - 1] = path; goTo(path, 'REPLACE'); },
      go: (by) => { if (by < 0 && entries.length > 1) { entries.pop(); goTo(entries[entries.length - 1], 'POP'); } },
      goBack() { this.go(-1); },
      goForward() {},
      createHref: (to) => String(to.pathname ?? to),
      listen: (listener) => { listeners.add(listener); return () => listeners.delete(listener); },
    });
  };
  const callBridge = async (command, payload) => {
    if (command === 'createHistory') return memoryHistory();
    const answer = await ask(command, payload);
    if (command === 'enableTheming') return void setTheme(answer);
    if (command === 'on' || command === 'onPublic') return { unsubscribe: () => void ask('off', answer) };
    return answer;
  };
  window.addEventListener('message', ({ source, origin, data }) => {
    if (source !== host || origin !== hostOrigin || !data) return;
    if (data.forge === 'callback') return void callbacks.get(data.id)?.(data.payload);
    if (data.forge === 'theme') return setTheme(data);
    if (data.forge !== 'answer') return;
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if ('rejected' in data) reject?.(new Error(data.rejected));
    else resolve?.(data.value);
  });
  Object.defineProperty(globalThis, '__bridge', { value: Object.freeze({ callBridge }) });
})();
`;
