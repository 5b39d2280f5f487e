import type { OpenChannel } from '../tabs/ports.ts';

/** BroadcastChannel: only pages of this origin hear it, and the channel's name holds the version they speak. */
export const broadcast: OpenChannel = (name, hear) => {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => hear(data);
  return {
    post: (letter) => channel.postMessage(letter),
    close() {
      channel.onmessage = null;
      channel.close();
    },
  };
};
