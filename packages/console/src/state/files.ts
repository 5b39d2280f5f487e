import { type Signal, signal } from '@preact/signals';
import type { ConversationId, SharedFile } from '@shopbell/protocol';
import type { FileLink, Upload, UploadView } from '@shopbell/sdk/agent';

/** Most files that wait beside the box of one conversation. */
export const PICKED_MAX = 10;

/** A file that was picked and is not sent so far: a chip above the box. */
export interface Picked {
  readonly key: number;
  readonly conversation: ConversationId;
  /** Undefined until what uploads is loaded. */
  readonly upload: Upload | undefined;
  readonly view: UploadView;
  /** It is to be sent as soon as it is ready. */
  readonly going: boolean;
}

/** The file of a message. */
export interface Looking {
  readonly conversation: ConversationId;
  readonly seq: number;
  readonly file: SharedFile;
}

/** Files of the console: those beside the box, and where those of the threads are to be had. */
export interface FilesState {
  picked: Signal<readonly Picked[]>;
  /** What was sent, by its id: a message on its way names the id alone. */
  sent: Signal<ReadonlyMap<string, SharedFile>>;
  /** By `linkKey`. */
  links: Signal<ReadonlyMap<string, FileLink>>;
  /** Those that could not be had, by `linkKey`: the server couldn't be asked, or says that there is none. */
  missed: Signal<ReadonlyMap<string, 'failed' | 'gone'>>;
  /** The picture that is looked at in large. */
  looking: Signal<Looking | undefined>;
  /** Where more were picked than may wait at a time. */
  tooMany: Signal<ConversationId | undefined>;
}

export const linkKey = (conversation: ConversationId, seq: number): string => `${conversation} ${seq}`;

export const createFiles = (): FilesState => ({
  picked: signal<readonly Picked[]>([]),
  sent: signal<ReadonlyMap<string, SharedFile>>(new Map()),
  links: signal<ReadonlyMap<string, FileLink>>(new Map()),
  missed: signal<ReadonlyMap<string, 'failed' | 'gone'>>(new Map()),
  looking: signal(undefined),
  tooMany: signal(undefined),
});

/** What an upload knows again after the page was loaded anew: whose it is, whether it was sent, and as what it was said. */
export const memoOf = (conversation: ConversationId, going: boolean, said = ''): string =>
  [conversation, going ? 'going' : 'waits', said].join(' ');

/** Nothing for what is none of ours. */
export function readMemo(memo: string): { conversation: ConversationId; going: boolean; said: string } | undefined {
  const [conversation, going, said] = memo.split(' ');
  return conversation ? { conversation, going: going === 'going', said: said ?? '' } : undefined;
}

/** Those of one conversation, in the order they were picked. */
export const pickedOf = (picked: readonly Picked[], conversation: ConversationId): readonly Picked[] =>
  picked.filter((one) => one.conversation === conversation);

/** Something of it can be sent, now or once it is ready. */
export const canGo = ({ view, going }: Picked): boolean =>
  !going && view.status !== 'failed' && view.status !== 'cancelled';
