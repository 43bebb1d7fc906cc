import type { Bridge } from './bridge.ts';
import { connectBridge } from './connect.ts';

/**
 * The bridge of the door we came through: the server marks the page it serves to Jira's Connect frame, a page without
 * the mark is a Forge resource. undefined: neither frame is around us, or Jira's script could not be loaded.
 */
export async function chooseBridge(page: Document, frame: Window): Promise<Bridge | undefined> {
  const door = page.querySelector('meta[name="clearance-door"]')?.getAttribute('content');
  if (door === 'connect') return frame.AP ? connectBridge(frame.AP, page.baseURI) : undefined;
  try {
    // Loaded only here: the module asks for Forge's frame as soon as it is evaluated.
    const { forgeBridge } = await import('./forge.ts');
    return forgeBridge();
  } catch {
    return undefined;
  }
}
