'use strict';

/** The framework with a map as its store: the fastest it can have, gone with the process. */
const ace = require('atlassian-connect-express');

ace.store.register('map', () => {
  const entries = new Map();
  const name = (key, clientKey) => `${clientKey}:${key}`;
  const set = async (key, value, clientKey) => {
    entries.set(name(key, clientKey), value);
    return value;
  };
  return {
    get: async (key, clientKey) => entries.get(name(key, clientKey)) ?? null,
    set,
    del: async (key, clientKey) => entries.delete(name(key, clientKey)),
    saveInstallation: (value, clientKey) => set('clientInfo', value, clientKey),
    getAllClientInfos: async () => [...entries.values()],
    isMemoryStore: () => true,
  };
});

require('./framework-app.cjs')({ adapter: 'map' });
