/** An operation without its version and the names of its parameters: those differ between documents, only where they stand matters. */
export function shape(method: string, path: string): string {
  return `${method} ${path.replace(/^\/rest\/api\/[^/]+/, '').replace(/\{[^}]+\}/g, '{}')}`;
}
