'use strict';

/**
 * A Connect app as Atlassian's framework documents it. Port and site come in the environment; it prints `ready` once it
 * listens. The store is a map: the framework's own ones want a database.
 */
const express = require('express');
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

const app = express();
const port = Number(process.env.PORT);
const prefix = process.env.PEER_PREFIX ?? '';
const addon = ace(app, {
  config: {
    development: {
      port,
      localBaseUrl: `http://localhost:${port}${prefix}`,
      hosts: [],
      watch: false,
      store: { adapter: 'map' },
      product: 'jira',
    },
  },
});

app.use(express.json());
app.use(express.urlencoded({ extended: false }));
app.use(addon.middleware());

const call = (client, options) =>
  new Promise((resolve, reject) => {
    client.get(options, (error, response, body) => {
      if (error) reject(error);
      else resolve({ status: response.statusCode, body: JSON.parse(body) });
    });
  });

app.post(`${prefix}/enabled`, addon.authenticate(), (_, response) => response.sendStatus(204));
app.post(`${prefix}/uninstalled`, addon.verifyInstallation(), (_, response) => response.sendStatus(204));
app.get(`${prefix}/page`, addon.authenticate(), async (request, response) => {
  const { clientKey, userAccountId } = request.context;
  const asApp = addon.httpClient({ clientKey });
  response.json({
    clientKey,
    viewer: userAccountId,
    note: request.query.note,
    myself: await call(asApp, '/rest/api/3/myself?expand=groups,applicationRoles'),
    search: await call(asApp, '/rest/api/3/search/jql?jql=project%20%3D%20PAY%20order%20by%20key'),
    permissions: await call(asApp, '/rest/api/3/permissions'),
    contextToken: response.locals.token,
  });
});

/** Webhooks that the framework took for Jira's own. */
const told = [];
app.post(`${prefix}/told`, addon.authenticate(), (request, response) => {
  told.push({
    event: request.body.webhookEvent,
    key: request.body.issue.key,
    by: request.context.userAccountId,
  });
  response.sendStatus(204);
});
app.get(`${prefix}/told`, (_, response) => response.json(told));

app.listen(port, '127.0.0.1', () => console.log('ready'));
