import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { createReader, pongFrame, textFrame } from './frames.ts';

export interface LineOptions {
  port: number;
  path: string;
  /** Further headers of the upgrade. */
  headers?: Readonly<Record<string, string>>;
  /** The address to come from: 127.0.0.x, so that 10,000 connections don't run out of ports. */
  localAddress?: string;
  /** Called for every text frame. */
  onText(text: string): void;
  /** Called once, with the close code if the server said goodbye. */
  onEnd?(code: number | undefined): void;
}

/** One WebSocket connection of the load generator. Frames of one turn of its loop go out as one write. */
export interface Line {
  send(text: string): void;
  end(): void;
}

const turn: Socket[] = [];

/** Corks a socket until this turn ends. */
function gather(socket: Socket): void {
  if (socket.writableCorked > 0) return;
  socket.cork();
  if (turn.length === 0) {
    setImmediate(() => {
      for (const each of turn.splice(0)) each.uncork();
    });
  }
  turn.push(socket);
}

/** Opens a connection and upgrades it; rejects when the server refuses or the line is cut before. */
export function openLine(options: LineOptions): Promise<Line> {
  const { port, path, headers = {}, localAddress, onText, onEnd } = options;
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, ...(localAddress ? { localAddress } : {}) });
    let head = '';
    let upgraded = false;
    let code: number | undefined;
    const line: Line = {
      send(text) {
        gather(socket);
        socket.write(textFrame(text));
      },
      end: () => socket.destroy(),
    };
    const read = createReader({
      text: onText,
      ping: (payload) => void socket.write(pongFrame(payload)),
      close(said) {
        code = said;
        socket.end();
      },
    });
    socket.once('connect', () => {
      const lines = [
        `GET ${path} HTTP/1.1`,
        `Host: localhost:${port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    });
    socket.on('data', (chunk: Buffer) => {
      if (upgraded) return read(chunk);
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!head.startsWith('HTTP/1.1 101')) {
        socket.destroy();
        reject(new Error(head.slice(0, head.indexOf('\r\n'))));
        return;
      }
      upgraded = true;
      resolve(line);
      const rest = Buffer.from(head.slice(end + 4), 'latin1');
      head = '';
      if (rest.length > 0) read(rest);
    });
    socket.on('error', reject);
    socket.on('close', () => {
      if (upgraded) onEnd?.(code);
      else reject(new Error('cut before the upgrade'));
    });
  });
}
