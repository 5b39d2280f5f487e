import { type MemoryDisk, memoryDisk } from './memory-disk.ts';
import { createRig, greet, memoryDevice } from './rig.ts';
import { scriptedTransport } from './scripted-socket.ts';
import { shopperOn } from './shopper.ts';
import { settle, virtualClock } from './virtual-clock.ts';

const START = 1_700_000_000_000;

/** A browser whose pages come and go: the device and its disk stay, and so does the time. */
export function browser(disk: MemoryDisk = memoryDisk(), device = memoryDevice()) {
  let wall = START;
  let seed = 0;
  return {
    disk,
    device,
    /** The page's next life, `afterMs` later. */
    async open(afterMs = 0) {
      wall += afterMs;
      const shopper = shopperOn(createRig(++seed, scriptedTransport(), disk, virtualClock(wall)), device);
      await settle();
      return {
        ...shopper,
        /** Connects and is greeted. */
        async online(welcome: object = {}) {
          if (shopper.chat.view.connection === 'idle') void shopper.chat.connect();
          await settle();
          await greet(shopper.rig, welcome);
        },
        /** The tab is gone from one moment to the next. */
        async crash() {
          await settle();
          shopper.rig.net.sockets.at(-1)?.end();
          wall = shopper.rig.clock.wall();
        },
        texts: () => shopper.says().map(({ text }) => text),
      };
    },
  };
}
