'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const ace = require('atlassian-connect-express');
const express = require('express');
const { createSelfTest } = require('clearance/express');

// Any store of the framework will do; this one needs no database, and forgets when the app ends.
ace.store.register('memory', () => {
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
const port = Number(process.env.PORT ?? 3001);
const baseUrl = process.env.AC_LOCAL_BASE_URL ?? `http://localhost:${port}`;
const addon = ace(app, {
  config: {
    development: {
      port,
      localBaseUrl: baseUrl,
      hosts: [],
      watch: false,
      store: { adapter: 'memory' },
    },
  },
});

// The framework keeps what `installed` brought as the setting "clientInfo"; that is all the self-test asks of it.
const { key, scopes } = JSON.parse(readFileSync(join(__dirname, 'atlassian-connect.json'), 'utf8'));
const selfTest = createSelfTest({
  appKey: key,
  scopes,
  baseUrl,
  findSite: (clientKey) => addon.settings.get('clientInfo', clientKey),
  // Only for a site that is not on atlassian.net, such as a simulated one.
  settings: {
    SITE_HOSTS: process.env.SITE_HOSTS,
    CONNECT_AUTH_SERVER_URL: process.env.CONNECT_AUTH_SERVER_URL,
    CONNECT_BRIDGE_URL: process.env.CONNECT_BRIDGE_URL,
  },
});
app.use('/clearance', selfTest.middleware);

app.use(express.json());
app.use(addon.middleware());
app.post('/uninstalled', addon.verifyInstallation(), (_request, response) => response.sendStatus(204));

const server = app.listen(port, () => console.log(`ready on ${baseUrl}`));
process.on('SIGTERM', async () => {
  await selfTest.close();
  server.close();
});
