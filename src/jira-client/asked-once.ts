import type { Answer } from './answer.ts';
import type { Identity } from './identity.ts';

/** The same identity, putting each question once: an answer that came is kept, a refusal or an outage may be asked about again. */
export function askedOnce(identity: Identity): Identity {
  const answers = new Map<string, Promise<Answer>>();
  const ask: Identity['ask'] = async (request, signal) => {
    const key = JSON.stringify([request.method, request.path, request.body, request.headers]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const asked = identity.ask(request, signal);
    answers.set(key, asked);
    const answer = await asked;
    if ((answer.exchange.response?.status ?? 500) >= 300) answers.delete(key);
    return answer;
  };
  return { ...identity, ask, call: async (request, signal) => (await ask(request, signal)).exchange };
}
