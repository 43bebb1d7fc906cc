import type { Route } from './call.ts';

/** An operation without its version and the names of its parameters: those differ between documents, only where they stand matters. */
export function shape(method: string, path: string): string {
  return `${method} ${path.replace(/^\/rest\/api\/[^/]+/, '').replace(/\{[^}]+\}/g, '{}')}`;
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
