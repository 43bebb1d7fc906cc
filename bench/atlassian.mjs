/** What the servers ask of Atlassian during the bench: one install key and whether an account is an administrator. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

export const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = publicKey.export({ type: 'spki', format: 'pem' });

export function startAtlassian() {
  const server = createServer((request, response) => {
    if (request.url.startsWith('/keys/')) return response.end(pem);
    request.resume();
    response.setHeader('Content-Type', 'application/json');
    response.end('{"globalPermissions":["ADMINISTER"],"projectPermissions":[]}');
  });
  return new Promise((resolve) =>
    server.listen(0, () => resolve(`http://localhost:${server.address().port}`)),
  );
}
