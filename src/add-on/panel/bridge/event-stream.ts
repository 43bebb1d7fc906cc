import type { SelfTestEvent } from '../../../report/index.ts';

/** Events out of a text/event-stream body; EventSource would be shorter, but cannot send an Authorization header. */
export async function* eventsIn(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<SelfTestEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let pending = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (pending + value).replaceAll('\r\n', '\n').split('\n\n');
    pending = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split('\n').filter((line) => line.startsWith('data:'));
      if (lines.length === 0) continue;
      const event: SelfTestEvent = JSON.parse(lines.map((line) => line.slice(5)).join('\n'));
      yield event;
    }
  }
}
