/** A callback on its way to an app: `url` is absolute, `token` goes into `Authorization: JWT …`. */
export interface Delivery {
  readonly app: string;
  readonly eventType: 'installed' | 'enabled' | 'disabled' | 'uninstalled';
  readonly url: string;
  readonly token: string;
  readonly body: Readonly<Record<string, unknown>>;
}
