import type { Route } from './call.ts';

/** Where an operation of the platform's API stands, whatever the version; other paths as they are. */
export const withoutVersion = (path: string): string => path.replace(/^\/rest\/api\/[^/]+/, '');

/** An operation without its version and the names of its parameters: those differ between documents, only where they stand matters. */
export function shape(method: string, path: string): string {
  return `${method} ${withoutVersion(path).replace(/\{[^}]+\}/g, '{}')}`;
}

/** Routes by the shape of what they answer. */
export function routesByShape(routes: readonly Route[]): ReadonlyMap<string, Route> {
  return new Map(
    routes.map((route) => {
      const [method = '', path = ''] = route.operation.split(' ');
      return [shape(method, path), route];
    }),
  );
}
