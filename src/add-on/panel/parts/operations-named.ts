const methods = 'GET|POST|PUT|DELETE|PATCH';
const call = new RegExp(`\\b(${methods})\\s{1,4}(/rest/[^\\s"',;]{1,250})`, 'g');
const most = 500;

/**
 * The operations named in whatever a person has: one a line, or the JSON of `clearance scan`, whose calls carry
 * "METHOD /path" as `operation`. In order, each once.
 */
export function operationsNamed(text: string): string[] {
  const named = [...text.matchAll(call)].map(([, method = '', path = '']) => `${method} ${path}`);
  return [...new Set(named)].slice(0, most);
}
