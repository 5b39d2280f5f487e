import { useEffect, useRef, useState } from 'preact/hooks';
import { type Pane, type PaneRoom, paneColumn, withinRoom } from '../../state/panes.ts';
import { useApp } from '../context.ts';
import { besideEdge, roomOf, textScale } from './room.ts';

/** A key moves an edge by so much, in px where text has its usual size. */
const STEP = 16;
/** The list’s edge is at its end, the shopper’s at its beginning: what widens one narrows the other. */
const OUTWARDS = { list: 1, shopper: -1 } as const;

interface Drag {
  readonly room: PaneRoom;
  readonly fromX: number;
  readonly scale: number;
  width: number | undefined;
}

/** The edge between a pane and the thread, by which the pane is made wider and narrower. */
export function PaneEdge({ pane }: { pane: Pane }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const edge = useRef<HTMLHRElement>(null);
  const drag = useRef<Drag | undefined>(undefined);
  const [room, setRoom] = useState<PaneRoom>();
  const [dragged, setDragged] = useState(false);

  useEffect(() => {
    const beside = besideEdge(pane);
    if (!beside) return undefined;
    // The page is laid out when this is told: nothing is laid out for the asking.
    const watch = new ResizeObserver(() => setRoom(roomOf(pane)));
    watch.observe(beside.own);
    watch.observe(beside.thread);
    return () => watch.disconnect();
  }, [pane]);

  // One property of the desk, which nothing inherits: the panes are laid out anew, and nothing is drawn by the console.
  const show = (width: number | undefined) =>
    edge.current?.closest<HTMLElement>('.desk')?.style.setProperty(`--${pane}`, paneColumn(pane, width));

  const drop = (keep: boolean) => {
    const width = drag.current?.width;
    drag.current = undefined;
    setDragged(false);
    if (keep && width !== undefined) intents.pane(pane, width);
    else show(state.settings.panes.peek()[pane]);
  };

  const onPointerDown = (event: PointerEvent) => {
    const at = roomOf(pane);
    if (event.button !== 0 || !at) return;
    // No words are selected by the way.
    event.preventDefault();
    edge.current?.focus();
    edge.current?.setPointerCapture(event.pointerId);
    drag.current = { room: at, fromX: event.clientX, scale: textScale(), width: undefined };
    setDragged(true);
  };

  const onPointerMove = ({ clientX }: PointerEvent) => {
    const now = drag.current;
    if (!now) return;
    const by = ((clientX - now.fromX) / now.scale) * OUTWARDS[pane];
    // A press that trembles is no move.
    if (now.width === undefined && Math.abs(by) < 2) return;
    now.width = withinRoom(now.room, now.room.now + by);
    show(now.width);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = roomOf(pane);
    if (!at || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = {
      ArrowRight: at.now + STEP * OUTWARDS[pane],
      ArrowLeft: at.now - STEP * OUTWARDS[pane],
      Home: at.least,
      End: at.most,
    }[event.key];
    if (event.key === 'Escape' && drag.current) drop(false);
    else if (event.key === 'Enter') intents.pane(pane, undefined);
    else if (to !== undefined) intents.pane(pane, withinRoom(at, to));
    else return;
    event.preventDefault();
  };

  return (
    <hr
      ref={edge}
      class={`pane-edge pane-edge-${pane}${dragged ? ' pane-edge-dragged' : ''}`}
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t.panes.width[pane]}
      aria-controls={pane}
      aria-valuenow={room?.now}
      aria-valuemin={room?.least}
      aria-valuemax={room?.most}
      title={t.panes.how}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => drag.current && drop(true)}
      onPointerCancel={() => drag.current && drop(false)}
      onDblClick={() => intents.pane(pane, undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
