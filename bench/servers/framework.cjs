'use strict';

/** An app on Atlassian's own framework, as its documentation writes one. The store is a map: the fastest it can have. */
const ace = require('atlassian-connect-express');
const express = require('express');
const reportCpu = require('./report-cpu.cjs');

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

const app = express();
const port = Number(process.env.PORT);
const config = {
  port,
  localBaseUrl: `http://localhost:${port}`,
  hosts: [],
  watch: false,
  store: { adapter: 'map' },
  product: 'jira',
  expressErrorHandling: true,
};
const addon = ace(app, { config: { development: config, production: config } });
app.use(express.json());
app.use(addon.middleware());
app.get('/api/tenant', addon.checkValidToken(), (request, response) => {
  const { clientKey, hostBaseUrl } = request.context;
  response.json({
    clientKey,
    siteUrl: hostBaseUrl,
    state: 'enabled',
    scopes: ['READ', 'WRITE', 'ACT_AS_USER'],
    identities: ['connect-app', 'connect-user', 'anonymous'],
  });
});
app.listen(port, () => reportCpu(port));
