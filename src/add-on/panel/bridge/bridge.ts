import type { SelfTestEvent } from '../../../report/index.ts';

/** A call to our own API; `path` begins below `/api`: "/tenant". `body` is sent as JSON. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** What came back; status 0 means that the backend could not be reached at all. */
export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

/** The file kinds a report can be taken away as. */
export type DownloadFormat = 'json' | 'md' | 'html';

/** What the panel needs of the frame it stands in. Only this folder knows whether that is Connect or Forge. */
export interface Bridge {
  /** The frame shows the page's title itself. */
  readonly hasTitle: boolean;
  /** Never throws: a dead network is status 0. */
  call(request: ApiCall): Promise<ApiAnswer>;
  /** The report as text in the format asked for. */
  download(id: string, format: DownloadFormat): Promise<ApiAnswer>;
  /**
   * Tells every event of a run after `lastSequence`, by stream or by asking again, until the run has ended, the signal
   * fires or the connection is lost. Resolves to the last sequence seen and whether the run has ended.
   */
  follow(
    id: string,
    lastSequence: number,
    onEvent: (event: SelfTestEvent) => void,
    signal: AbortSignal,
  ): Promise<Followed>;
  /** Light and dark as the frame around us, and whenever it changes. */
  showTheme(): void;
}

interface Followed {
  readonly lastSequence: number;
  readonly ended: boolean;
}

export const unreachable: ApiAnswer = { status: 0, text: '' };
