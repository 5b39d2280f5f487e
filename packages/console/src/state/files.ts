import { type Signal, signal } from '@preact/signals';
import type { ConversationId, SharedFile } from '@shopbell/protocol';
import type { FileLink, Upload, UploadView } from '@shopbell/sdk/agent';

/** Most files that wait beside the box of one conversation. */
export const PICKED_MAX = 10;

/** A file that was picked and is not sent so far: a chip above the box. */
export interface Picked {
  readonly key: number;
  readonly conversation: ConversationId;
  readonly upload: Upload;
  readonly view: UploadView;
  /** It is to be sent as soon as it is ready. */
  readonly going: boolean;
}

/** Files of the console: those beside the box, and where those of the threads are to be had. */
export interface FilesState {
  picked: Signal<readonly Picked[]>;
  /** What was sent, by its id: a message on its way names the id alone. */
  sent: Signal<ReadonlyMap<string, SharedFile>>;
  /** By `linkKey`. */
  links: Signal<ReadonlyMap<string, FileLink>>;
  /** The picture that is looked at in large. */
  looking: Signal<{ conversation: ConversationId; seq: number; file: SharedFile } | undefined>;
  /** More were picked than may wait at a time. */
  tooMany: Signal<boolean>;
}

export const linkKey = (conversation: ConversationId, seq: number): string => `${conversation} ${seq}`;

export const createFiles = (): FilesState => ({
  picked: signal<readonly Picked[]>([]),
  sent: signal<ReadonlyMap<string, SharedFile>>(new Map()),
  links: signal<ReadonlyMap<string, FileLink>>(new Map()),
  looking: signal(undefined),
  tooMany: signal(false),
});

/** Those of one conversation, in the order they were picked. */
export const pickedOf = (picked: readonly Picked[], conversation: ConversationId): readonly Picked[] =>
  picked.filter((one) => one.conversation === conversation);

/** Something of it can be sent, now or once it is ready. */
export const canGo = ({ view, going }: Picked): boolean =>
  !going && view.status !== 'failed' && view.status !== 'cancelled';
