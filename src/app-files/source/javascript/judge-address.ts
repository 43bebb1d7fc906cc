import type { UnresolvedCall } from '../found.ts';
import { callRead, type PathReader } from '../path-reader.ts';
import { type RestPath, restPathOf, shapeOf, shown } from '../rest-path.ts';
import { type FoundCalls, placed } from './found-calls.ts';
import type { Func, Module, Site } from './module.ts';
import type { Request } from './requests.ts';
import type { Text } from './value.ts';

/** Turns the addresses of requests into calls that were found, or that could not be read to the end. */
export class AddressJudge {
  private readonly paths: PathReader;
  private readonly found: FoundCalls;

  constructor(paths: PathReader, found: FoundCalls) {
    this.paths = paths;
    this.found = found;
  }

  /** A short form is one of Jira where a document knows it, or where the client can mean nothing else. */
  counts(path: RestPath, request: Request): boolean {
    if (!path.isShort || request.certain) return true;
    const { known } = request.methods;
    return known.length > 0
      ? known.some((method) => this.paths.read(method, path.path).kind === 'known')
      : this.paths.methodsAt(path.path).length > 0;
  }

  /** An address of Jira: a call of each method it may have. Adds to `waiting` the functions whose callers know more. */
  onJira(path: string, request: Request, address: Text, at: Site, waiting: Set<Func>): void {
    const { methods } = request;
    if (methods.known.length === 0) {
      if (methods.open.size === 0) this.withoutMethod(path, at);
      else {
        this.found.shapes.add(shapeOf(path));
        addAll(waiting, { params: methods.open });
      }
      return;
    }
    for (const method of methods.known) {
      const reading = this.paths.read(method, path);
      const open = reading.kind === 'open' || (reading.kind !== 'known' && address.params.size > 0);
      if (open && address.params.size > 0 && path.includes('\uE000')) addAll(waiting, address);
      else {
        const why = `which operation ${method} ${shown(path)} is, is only known at run time`;
        this.found.addRead(at, method, reading, why);
      }
      this.found.note(path, at);
    }
    if (methods.open.size > 0) addAll(waiting, { params: methods.open });
  }

  /** A path whose method nobody states: where the documents have one only, it is that one. */
  withoutMethod(path: string, at: Site): void {
    this.found.note(path, at);
    const [only, ...others] = this.paths.methodsAt(path);
    const reading = only ? this.paths.read(only, path) : null;
    if (reading?.kind === 'known' && others.length === 0)
      this.found.add(callRead(placed(at), reading.operation.method, reading, 'syntax'));
    else
      this.found.addUnresolved({
        ...placed(at),
        why: `the method of ${shown(path)} is only known at run time`,
      });
  }

  /** A wrapper that nobody was found to call: what it sends as far as that is known. */
  asFarAsKnown(path: string, request: Request, at: Site, fn: Func): void {
    if (request.methods.known.length === 0) {
      this.withoutMethod(path, at);
      return;
    }
    this.found.note(path, at);
    for (const method of request.methods.known) {
      const why = `the rest of ${method} ${shown(path)} comes from the callers of ${fn.name || 'a function'}, and none was found`;
      this.found.addRead(at, method, this.paths.read(method, path), why);
    }
  }

  /** An object literal that names address and method, where no call was seen to send it. */
  spec(request: Request, module: Module, offset: number): void {
    for (const { text } of request.addresses) {
      const path = restPathOf(text, this.paths.families);
      if (!path?.isJira || !this.counts(path, request)) continue;
      for (const method of request.methods.known) {
        const reading = this.paths.read(method, path.path);
        if (reading.kind === 'open' || this.found.isSent(method, path.path)) continue;
        this.found.shapes.add(shapeOf(path.path));
        const place = { file: module.path, line: module.lineOf(offset) };
        this.found.add(callRead(place, method, reading, 'syntax'));
      }
    }
  }

  /** An address that is certainly one of Jira, but none of its REST API that can be read. */
  elsewhere(
    address: Text,
    request: Request,
    at: Site,
    {
      why = `the address ${shown(address.text) || '""'} is only known at run time`,
      ...more
    }: Partial<Pick<UnresolvedCall, 'why' | 'uncalled'>> = {},
  ): void {
    const text = shown(address.text);
    const literal = text
      .replace(/\{[^{}]*\}/g, '')
      .split('/')
      .filter((segment) => segment !== '');
    if (literal.length === 0 || (literal.length === 1 && text.includes('{'))) {
      this.found.addUnresolved({ ...placed(at), why, ...more });
      return;
    }
    for (const method of request.methods.known)
      this.found.add({
        ...placed(at),
        method,
        path: text.split(/[?#]/, 1)[0] ?? '',
        operation: null,
        by: 'syntax',
      });
  }
}

/** The functions whose parameters something hangs on. */
export const addAll = (functions: Set<Func>, { params }: Pick<Text, 'params'>): void => {
  for (const { parameter } of params) if (parameter) functions.add(parameter.fn);
};
