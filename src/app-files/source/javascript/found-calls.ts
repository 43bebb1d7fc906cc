import type { FoundCall, ScanFindings, UnresolvedCall } from '../found.ts';
import { callRead, type PathReading } from '../path-reader.ts';
import { shapeOf } from '../rest-path.ts';
import type { Site } from './module.ts';
import { placeOfCall } from './syntax.ts';

/** Where a call stands, as people are told. */
export const placed = (site: Site): { file: string; line: number } => ({
  file: site.scope.module.path,
  line: site.scope.module.lineOf(placeOfCall(site.node)),
});

/** What was found so far, each call once. */
export class FoundCalls {
  private readonly calls = new Map<string, FoundCall>();
  private readonly unresolved = new Map<string, UnresolvedCall>();
  private readonly placedShapes = new Set<string>();
  private readonly sent = new Set<string>();
  private readonly withCredential = new Set<string>();
  /** Shapes of addresses that some call was found with. */
  readonly shapes = new Set<string>();

  add(call: FoundCall): void {
    const what = call.operation ? call.operation.path : shapeOf(call.path);
    this.calls.set(`${call.file}:${call.line} ${call.method} ${what}`, call);
    this.sent.add(`${call.method} ${shapeOf(call.path)}`);
  }

  /** Whether some call sends this method to an address of this shape. */
  isSent(method: string, path: string): boolean {
    return this.sent.has(`${method} ${shapeOf(path)}`);
  }

  /** A call whose path was read as far as it goes; `why` is told of one that stays open. */
  addRead(at: Site, method: string, reading: PathReading, why: string): void {
    if (reading.kind === 'open') this.addUnresolved({ ...placed(at), why });
    else this.add(callRead(placed(at), method, reading, 'syntax'));
  }

  addUnresolved(call: UnresolvedCall): void {
    this.unresolved.set(`${call.file}:${call.line}`, call);
  }

  /** An address was read at a place, whatever came of it. */
  note(path: string, at: Site): void {
    const { file, line } = placed(at);
    this.shapes.add(shapeOf(path));
    this.placedShapes.add(`${file}:${line} ${shapeOf(path)}`);
  }

  /** What is called at a place is called with the login of somebody. */
  noteCredential(at: Site): void {
    const { file, line } = placed(at);
    this.withCredential.add(`${file}:${line}`);
  }

  /** Whether some call was found at a place. */
  isPlacedAt(at: Site): boolean {
    const { file, line } = placed(at);
    return [...this.calls.values()].some((call) => call.file === file && call.line === line);
  }

  hasBeenReadAt(path: string, at: Site): boolean {
    const { file, line } = placed(at);
    return this.placedShapes.has(`${file}:${line} ${shapeOf(path)}`);
  }

  all(): ScanFindings {
    return { calls: this.withoutDoubts(), unresolved: [...this.unresolved.values()] };
  }

  /** Of several readings of one call, those that no document knows give way to those that one does. */
  private withoutDoubts(): FoundCall[] {
    const calls = [...this.calls.values()].map(
      (call): FoundCall =>
        this.withCredential.has(`${call.file}:${call.line}`) ? { ...call, ownCredential: true } : call,
    );
    const sure = new Set(
      calls.flatMap(({ file, line, method, operation }) => (operation ? [`${file}:${line} ${method}`] : [])),
    );
    return calls.filter(
      ({ file, line, method, operation }) => operation || !sure.has(`${file}:${line} ${method}`),
    );
  }
}
