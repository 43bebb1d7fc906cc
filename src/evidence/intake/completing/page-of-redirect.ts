import type { RecordedResponse } from '../../exchange.ts';
import { headerOf } from '../values/index.ts';

const title = /<title>\s{0,9}(30[12378]) [A-Z][A-Za-z ]{2,30}<\/title>/;
const target = /\bmoved [^<]{0,40}<a href=["'](https?:\/\/[^"'<>\s]{1,4000})["']/i;

/** A page that servers send along with a redirect tells its status and where it leads, also where only the page was kept. */
export function withWhatPageSays(response: RecordedResponse): RecordedResponse {
  const start = response.body?.slice(0, 4_096) ?? '';
  const stated = title.exec(start)?.[1];
  const status = response.status ?? (stated === undefined ? null : Number(stated));
  const location = stated === undefined ? undefined : target.exec(start)?.[1];
  const moved = status !== null && status >= 300 && status < 400;
  return moved && location !== undefined && headerOf(response.headers, 'location') === undefined
    ? { ...response, status, headers: { ...response.headers, Location: location } }
    : { ...response, status };
}
