import type { PathReader } from '../path-reader.ts';
import { firstHole, shown } from '../rest-path.ts';
import { type FoundCalls, placed } from './found-calls.ts';
import type { Site } from './module.ts';
import type { Roots } from './named-roots.ts';
import type { Request } from './requests.ts';

/** The rest of an address, without its query, behind a base with a name or without. */
interface Rest {
  readonly at: Site;
  readonly methods: readonly string[];
  readonly base: string | null;
  readonly path: string;
}

/** Calls with the rest of an address, whose beginning was not found where it is sent. */
export class BehindBases {
  private readonly rests: Rest[] = [];
  private readonly paths: PathReader;
  private readonly found: FoundCalls;

  constructor(paths: PathReader, found: FoundCalls) {
    this.paths = paths;
    this.found = found;
  }

  /** An address of a request that is none of the REST API by itself. */
  note(address: string, { methods }: Request, at: Site): void {
    const whole = address.split('?', 1)[0] ?? '';
    const { name: base, rest: path } = firstHole(whole) ?? { name: null, rest: whole };
    if (/^\/[a-z]/i.test(path)) this.rests.push({ at, methods: methods.known, base, path });
  }

  /** Behind a base with the name that the app gives a root of the API, it is a call; behind any other, what is known there is most likely one. */
  tell({ all, named }: Roots): void {
    for (const { at, methods, base, path } of this.rests) {
      if (this.found.isPlacedAt(at)) continue;
      const own = this.knownBehind(named.get(base ?? '') ?? [], methods, path);
      for (const { method, reading } of own) {
        this.found.addRead(at, method, reading, '');
        this.found.note(reading.path, at);
      }
      if (own.length === 0 && this.knownBehind(all, methods, path).length > 0)
        this.found.addUnresolved({
          ...placed(at),
          why: `the base address in front of ${shown(path)} was not found`,
        });
    }
  }

  private knownBehind(roots: Iterable<string>, methods: readonly string[], path: string) {
    return [...new Set(roots)].flatMap((root) =>
      methods.flatMap((method) => {
        const reading = this.paths.read(method, root + path);
        return reading.kind === 'known' ? [{ method, reading }] : [];
      }),
    );
  }
}
