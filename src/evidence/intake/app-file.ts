import { isRecord } from '../is-record.ts';

const descriptorKeys = ['baseUrl', 'authentication', 'lifecycle', 'modules', 'scopes', 'apiMigrations'];

/** What only an answer, or a recording of one, has. */
const answerKeys = ['errorMessages', 'errors', 'error', 'message', 'status', 'exchanges', 'log', 'given'];

export const appFileProblem =
  'it is an app file (a descriptor or manifest), not a failed call; check it with clearance lint';

/** A Connect descriptor in JSON: the key of an app, and what else only a descriptor has. */
export function isDescriptor(value: unknown): boolean {
  if (!isRecord(value) || typeof value.key !== 'string') return false;
  const held = descriptorKeys.filter((key) => Object.hasOwn(value, key));
  return held.length >= 2 && !answerKeys.some((key) => Object.hasOwn(value, key));
}

/** The same before it is rendered, or with a slip in its syntax. */
export function isDescriptorText(text: string): boolean {
  const head = text.slice(0, 262_144);
  const has = (key: string): boolean => head.includes(`"${key}"`);
  return has('key') && descriptorKeys.filter(has).length >= 3 && !answerKeys.some(has);
}

/** A Forge manifest: `app` and `modules` (or what stands for them) at the margin, and the id of an app. */
export function isManifestText(text: string): boolean {
  const head = text.slice(0, 262_144);
  // Who writes of a failure and shows the manifest begins with a sentence.
  const first = head.split('\n', 200).find((line) => /^\s{0,40}[^\s#]/.test(line) && !line.startsWith('---'));
  return (
    /^\w{1,40}:/.test(first ?? '') &&
    /^app:[ \t]*\r?$/m.test(head) &&
    /^(?:modules|connectModules|permissions|remotes|resources):/m.test(head) &&
    /^[ \t]{1,16}id:[ \t]*["']?ari:cloud:ecosystem/m.test(head)
  );
}
