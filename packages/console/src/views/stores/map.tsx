import type { Store } from '@shopbell/domain';
import { useMemo } from 'preact/hooks';
import type { Words } from './words.ts';

/** The picture's sides, in its own units. */
const WIDE = 320;
const HIGH = 200;
/** Around what lies outermost. */
const EDGE = 16;
/** Nothing nearer than this is drawn larger, in degrees: one store has no extent. */
const SPAN_MIN = 0.01;

interface Dot {
  id: string;
  x: number;
  y: number;
}

/** Where stores lie in the picture: as they lie to each other in their middle, where a degree to the east is shorter. */
function placed(stores: readonly Store[]): readonly Dot[] {
  const lats = stores.map(({ position }) => position.lat);
  // Reduced, not spread: ten thousand are too many arguments for some engines.
  const south = lats.reduce((a, b) => Math.min(a, b), 90);
  const north = lats.reduce((a, b) => Math.max(a, b), -90);
  const shrink = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const raw = stores.map(({ position }) => position.lng);
  const [least, most] = [raw.reduce((a, b) => Math.min(a, b), 180), raw.reduce((a, b) => Math.max(a, b), -180)];
  // Stores on both sides of the date line lie beside each other when those in the west are counted on.
  const lngs = most - least > 180 ? raw.map((lng) => (lng < 0 ? lng + 360 : lng)) : raw;
  const west = lngs.reduce((a, b) => Math.min(a, b), 360);
  const east = lngs.reduce((a, b) => Math.max(a, b), -180);
  const scale = Math.min(
    (WIDE - 2 * EDGE) / Math.max(SPAN_MIN, (east - west) * shrink),
    (HIGH - 2 * EDGE) / Math.max(SPAN_MIN, north - south),
  );
  return stores.map(({ id }, index) => ({
    id,
    x: WIDE / 2 + ((lngs[index] ?? 0) - (west + east) / 2) * shrink * scale,
    y: HIGH / 2 - ((lats[index] ?? 0) - (south + north) / 2) * scale,
  }));
}

type PressOf<T extends EventTarget> = Pick<MouseEvent, 'clientX' | 'clientY'> & { readonly currentTarget: T };

/** The one that was pressed: of those that lie over each other the one whose middle is nearest. */
function dotAt(dots: readonly Dot[], { currentTarget, clientX, clientY }: PressOf<SVGPathElement>): Dot | undefined {
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(currentTarget.getScreenCTM()?.inverse());
  const away = (dot: Dot): number => Math.hypot(dot.x - x, dot.y - y);
  return dots.reduce<Dot | undefined>((best, dot) => (best && away(best) <= away(dot) ? best : dot), undefined);
}

interface Props {
  /** The same list as long as the same stores are to be drawn: they are drawn anew with another one alone. */
  stores: readonly Store[];
  chosen: string | undefined;
  w: Words;
  onChoose(id: string): void;
}

/**
 * The stores as they lie, and nothing else: no map of anybody's is fetched. By keys they are reached in the list beside it. All of them
 * are one shape, be they ten thousand; the chosen one is drawn above it.
 */
export function StoreMap({ stores, chosen, w, onChoose }: Props) {
  const dots = useMemo(() => placed(stores), [stores]);
  const shape = useMemo(() => dots.map(({ x, y }) => `M${x.toFixed(2)} ${y.toFixed(2)}h0`).join(''), [dots]);
  const there = dots.find(({ id }) => id === chosen);
  const press = (event: PressOf<SVGPathElement>): void => {
    const dot = dotAt(dots, event);
    if (dot) onChoose(dot.id);
  };
  return (
    <svg class="store-map" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={w.map(stores.length)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shorter way for a pointer; the list has it for keys. */}
      <path d={shape} class="store-dots" onClick={press} />
      {there && <circle cx={there.x} cy={there.y} r={7} class="store-here" />}
    </svg>
  );
}
