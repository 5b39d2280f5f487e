import type { Chat } from '../chat-types.ts';
import { parseRemembered, type Remembered } from '../client/remembered.ts';
import { isConsent } from '../consents.ts';
import type { LineMaker } from '../link/link.ts';
import type { Clock, DeviceStore } from '../ports.ts';
import type { Consent } from '../said-types.ts';
import { type SharedLine, sharedLine } from './line.ts';
import type { EchoVerb } from './messages.ts';
import type { TabPorts } from './ports.ts';
import { AGREE_MS } from './whose.ts';

/** Tabs that speak another version of this do not share: they have a line each. */
const VERSION = 2;

const ECHOED = ['retry', 'discard', 'sendStale', 'discardStale'] as const satisfies readonly EchoVerb[];

/**
 * Makes the lines of a client that shares with other tabs, and has it do with them what all must do: it changes `chat` and
 * `device`, which are the client's own.
 */
export function share(chat: Chat, device: DeviceStore, tabs: TabPorts): LineMaker {
  let line: SharedLine | undefined;
  let clock: Clock | undefined;
  const own = { ...device };
  let written: Remembered | undefined;
  const { signOut, consent } = chat;
  const verbs: { [V in EchoVerb]?: (cid: string) => void } = {};

  for (const verb of ECHOED) {
    const act: (cid: string) => void = chat[verb];
    verbs[verb] = act;
    chat[verb] = (cid?: string) => {
      act(cid ?? '');
      line?.echo(verb, cid ?? '');
    };
  }
  /** Nobody shares what the device does not remember: this tab has a line of its own from here on. */
  async function agree(kind: Consent): Promise<void> {
    if (kind !== 'persistent') line?.alone();
    await consent(kind);
  }
  verbs.consent = (kind) => void agree(kind as Consent).catch(() => undefined);
  chat.consent = (kind) => {
    if (isConsent(kind)) line?.echo('consent', kind);
    return agree(kind);
  };
  const { send } = chat;
  /** The other tabs hear that somebody has left before the next one's words come. */
  let turn: Promise<unknown> | undefined;
  // What is said belongs to whom the device remembers now: somebody may have cleared the page's storage, which tells nobody.
  chat.send = (...args) => {
    if (line?.look()) {
      const next = new Promise<void>((done) => clock?.after(AGREE_MS, done));
      turn = next.then(() => {
        turn = undefined;
      });
    }
    return turn ? turn.then(() => send(...args)) : send(...args);
  };
  device.write = (value) => {
    written = parseRemembered(value);
    own.write(value);
  };
  device.clear = () => {
    written = undefined;
    if (!line || line.leaves()) own.clear();
  };

  return (ports, options) => {
    clock = ports.clock;
    line = sharedLine(ports, options, tabs, {
      name: `${device.name}:${VERSION}`,
      device: own,
      written: () => written,
      leave: () => void signOut(),
      echo: (verb, cid) => verbs[verb]?.(cid),
    });
    return line;
  };
}
