'use strict';

/** An app on Atlassian's own framework, as its documentation writes one, with the store it is given. */
const ace = require('atlassian-connect-express');
const express = require('express');
const reportCpu = require('./report-cpu.cjs');

module.exports = (store) => {
  const app = express();
  const port = Number(process.env.PORT);
  const config = {
    port,
    localBaseUrl: `http://localhost:${port}`,
    hosts: [],
    watch: false,
    store,
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
};
