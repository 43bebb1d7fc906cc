import type { PathReader } from '../path-reader.ts';
import { restPathOf, shown } from '../rest-path.ts';
import type { Evaluator } from './evaluation/index.ts';
import { type FoundCalls, placed } from './found-calls.ts';
import type { Module, Site } from './module.ts';
import type { Request } from './requests.ts';

/** The rest of an address, without its query. */
interface Rest {
  readonly at: Site;
  readonly methods: readonly string[];
  readonly path: string;
}

/** Calls with the rest of an address, whose beginning is that of a client which was not found. */
export class BehindBases {
  private readonly rests: Rest[] = [];
  private readonly evaluator: Evaluator;
  private readonly paths: PathReader;
  private readonly found: FoundCalls;

  constructor(evaluator: Evaluator, paths: PathReader, found: FoundCalls) {
    this.evaluator = evaluator;
    this.paths = paths;
    this.found = found;
  }

  /** An address of a request that is none of the REST API by itself. */
  note(address: string, { methods }: Request, at: Site): void {
    const path = address.split('?', 1)[0] ?? '';
    if (/^\/[a-z]/i.test(path)) this.rests.push({ at, methods: methods.known, path });
  }

  /** Where the app states a root of the API, the rest of an address that is known behind it is most likely sent there. */
  tell(modules: readonly Module[]): void {
    if (this.rests.length === 0) return;
    const roots = this.rootsIn(modules);
    for (const { at, methods, path } of this.rests) {
      const isKnown = [...roots].some((root) =>
        methods.some((method) => this.paths.read(method, root + path).kind === 'known'),
      );
      if (isKnown && !this.found.isPlacedAt(at))
        this.found.addUnresolved({
          ...placed(at),
          why: `the base address in front of ${shown(path)} was not found`,
        });
    }
  }

  private rootsIn(modules: readonly Module[]): ReadonlySet<string> {
    const values = modules.flatMap(({ literals }) =>
      literals.flatMap(({ expr }) => this.evaluator.values(expr, null)),
    );
    return new Set(
      values.flatMap((value) => {
        const path = value.kind === 'text' ? restPathOf(value.text, this.paths.families) : null;
        return path?.isJira && path.path.split('/').length === 4 ? [path.path] : [];
      }),
    );
  }
}
