/** A read that is sent as POST; every other POST is a write. */
const readsByPost = /\/(permissions\/(check|project)|search\/(jql|approximate-count))$/;

/** Whether a call changes nothing, so that it may be made again. */
export function isRead({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'GET' || (method === 'POST' && readsByPost.test(path.split('?')[0] ?? path));
}
