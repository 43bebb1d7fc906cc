/** How the demo talks to the backend it has just installed: as the panel does, through one of the two doors. */
export interface Door {
  /** The admin panel in the simulated site's own frame. */
  readonly panelUrl: string;
  /** A call of the panel's to the backend's API. Rejects when the backend or the platform refuses it. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
}

/** Says what went wrong in the story, in a sentence that is shown to people. */
export class DemoFailed extends Error {
  override readonly name = 'DemoFailed';
}

/** Reads an answer as JSON; an error answer ends the story with the sentence the server gave. */
export async function readAnswer(what: string, response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.ok) return text === '' ? null : JSON.parse(text);
  throw new DemoFailed(`${what} was answered with ${response.status}: ${text.slice(0, 400)}`);
}

export const jsonPost = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
