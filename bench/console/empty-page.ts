import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** The floor: a page with a text field and a list, and a line that brings it words. Nothing else. */
export interface EmptyPage {
  readonly html: string;
  /** Tells every page this text; returns when, epoch ms. */
  tell(text: string): number;
  close(): Promise<void>;
}

/** A thread of so many paragraphs takes the place of the one before it at Alt and an arrow. */
const script = (port: number, paragraphs: number) => `
  const make = () => {
    const log = document.createElement('div');
    log.setAttribute('role', 'log');
    for (let i = 0; i < ${paragraphs}; i++) say(log, 'word ' + i);
    return log;
  };
  const say = (log, text) => {
    const p = document.createElement('p');
    p.className = 'bubble';
    p.textContent = text;
    log.append(p);
  };
  document.body.prepend(make());
  addEventListener('keydown', (event) => {
    if (event.altKey && /^Arrow(Down|Up)$/.test(event.key)) document.querySelector('[role=log]').replaceWith(make());
  });
  new WebSocket('ws://127.0.0.1:${port}').onmessage = ({ data }) => say(document.querySelector('[role=log]'), data);
`;

/** @param paragraphs as many as a thread shows at first */
export async function serveEmptyPage(paragraphs: number): Promise<EmptyPage> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    html: `<!doctype html><textarea rows="3"></textarea><script>${script(port, paragraphs)}</script>`,
    tell(text) {
      const at = Date.now();
      for (const client of server.clients) client.send(text);
      return at;
    },
    async close() {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
