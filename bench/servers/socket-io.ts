import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { openGroupLog, type Said } from './group-log.ts';

/**
 * The peer: Socket.IO as its own pages show it for a chat – a room a conversation, WebSocket only, no compression, an
 * acknowledgement for the sender – over the same group commit (see `group-log.ts`).
 */
const KEY = process.env.PEER_KEY;
const store = openGroupLog(process.env.DATA_DIR ?? '.');
const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });

interface Greeting {
  key?: unknown;
  role?: unknown;
  index?: unknown;
}

const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' &&
  value !== null &&
  'cid' in value &&
  typeof value.cid === 'string' &&
  'conversation' in value &&
  typeof value.conversation === 'string' &&
  'text' in value &&
  typeof value.text === 'string';

io.use((socket, go) => {
  const { key }: Greeting = socket.handshake.auth;
  go(key === KEY ? undefined : new Error('key refused'));
});

io.on('connection', (socket) => {
  const { role, index }: Greeting = socket.handshake.auth;
  const by = `${String(role)} ${String(index)}`;
  socket.on('join', (room: unknown, joined: (ok: boolean) => void) => {
    if (typeof room !== 'string') return;
    void socket.join(room);
    joined(true);
  });
  socket.on('say', (said: unknown, acknowledge: (ack: object) => void) => {
    if (!isSaid(said) || said.text.length > 4000 || !socket.rooms.has(said.conversation)) return;
    store(said, by, (stored) => {
      acknowledge({ cid: stored.cid, seq: stored.seq, at: stored.at });
      socket.to(said.conversation).emit('message', stored);
    });
  });
});

http.listen(Number(process.env.PORT), '127.0.0.1');
