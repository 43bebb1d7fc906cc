import { z } from 'zod';
import type { SimulatedJira } from '../../simulated-jira/index.ts';
import { type Door, jsonPost, readAnswer } from './door.ts';

const ContextToken = z.object({ token: z.string() });
const Descriptor = z.object({ key: z.string() });

/** The site installs the add-on from its descriptor; calls carry a fresh context token each, as the panel's do. */
export async function connectDoor(jira: SimulatedJira, backendUrl: string): Promise<Door> {
  const descriptorUrl = `${backendUrl}/atlassian-connect.json`;
  const { key } = Descriptor.parse(await readAnswer('The descriptor', await fetch(descriptorUrl)));
  await readAnswer('The install', await fetch(`${jira.controlUrl}/apps`, jsonPost({ descriptorUrl })));
  const panelUrl = `${jira.siteUrl}/plugins/servlet/ac/${key}/panel`;
  return {
    panelUrl,
    async ask(method, path, body) {
      const issued = await fetch(`${panelUrl}/context-token`, { method: 'POST' });
      const { token } = ContextToken.parse(await readAnswer('The context token', issued));
      const request = body === undefined ? { method } : jsonPost(body);
      const headers = { ...request.headers, authorization: `JWT ${token}` };
      return readAnswer(
        `${method} ${path}`,
        await fetch(`${backendUrl}${path}`, { ...request, method, headers }),
      );
    },
  };
}
