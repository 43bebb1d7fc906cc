/** The project's own Express with nothing but its JSON parser: what a request costs at least. */
import { createRequire } from 'node:module';
import reportCpu from './report-cpu.cjs';

const express = createRequire(new URL('../../package.json', import.meta.url))('express');
const app = express();
app.use(express.json());
const tenant = {
  clientKey: 'bench',
  siteUrl: 'http://localhost:3000',
  state: 'enabled',
  scopes: ['READ', 'WRITE', 'ACT_AS_USER'],
  identities: ['connect-app', 'connect-user', 'anonymous'],
};
app.get('/api/tenant', (_request, response) => response.json(tenant));
app.get('/healthz', (_request, response) => response.json({ status: 'ok' }));
app.post('/connect/installed', (_request, response) => response.status(204).end());
const port = Number(process.env.PORT);
app.listen(port, () => reportCpu(port));
