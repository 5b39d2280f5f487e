import { SUBPROTOCOL } from '@shopbell/protocol/constants';
import type { Transport } from '../ports.ts';

/** The global `WebSocket` of browsers and of Node ≥ 22. */
export const webSocket: Transport = {
  open(url, events) {
    const socket = new WebSocket(url, SUBPROTOCOL);
    socket.onopen = events.opened;
    socket.onmessage = ({ data }) => events.text(data);
    socket.onclose = ({ code }) => events.closed(code);
    return {
      send: (text) => socket.send(text),
      close() {
        socket.onopen = socket.onmessage = socket.onclose = null;
        socket.close();
      },
    };
  },
};
