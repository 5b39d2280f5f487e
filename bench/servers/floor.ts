import { type WebSocket, WebSocketServer } from 'ws';

/**
 * The floor: the least that two people can talk over. What a shopper sends goes back to them as it came, and to their
 * agent. Nothing is checked, stored or numbered.
 */
const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1', perMessageDeflate: false });
const agents = new Map<number, WebSocket>();
const text = { binary: false } as const;

interface First {
  type: 'hello' | 'join' | 'say';
  role: 'shopper' | 'agent';
  index: number;
  agent: number;
}

server.on('connection', (ws) => {
  let agent: WebSocket | undefined;
  ws.on('message', (data) => {
    if (agent) {
      ws.send(data, text);
      agent.send(data, text);
      return;
    }
    const frame: First = JSON.parse(String(data));
    if (frame.type === 'say') ws.send(data, text);
    else if (frame.type === 'hello') {
      if (frame.role === 'agent') agents.set(frame.index, ws);
      ws.send('welcome');
    } else {
      agent = agents.get(frame.agent);
      ws.send('joined');
    }
  });
});
