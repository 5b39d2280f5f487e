/** Drawn for the project on a 20 px grid with strokes of 1.5 px. */
const PATHS = {
  bell: 'M3.5 14.5h13M5 14.5v-3a5 5 0 0 1 10 0v3M10 6.5v-2M8.5 4.5h3M8.5 17h3',
  verified:
    'M10 2.8l1.9 1.5 2.4-.2.6 2.4 2 1.4-.9 2.2.9 2.3-2 1.3-.6 2.4-2.4-.1L10 17.4 8.1 16l-2.4.1-.6-2.4-2-1.3.9-2.3-.9-2.2 2-1.4.6-2.4 2.4.2zM7.3 10.1l2 1.9 3.5-3.8',
  page: 'M6 3h5.5L15 6.5V17H6zM11.5 3v3.5H15',
  clip: 'M13.8 6.2l-5.6 5.6a1.4 1.4 0 0 0 2 2l5.3-5.3a3 3 0 0 0-4.3-4.3L5.6 9.8a4.6 4.6 0 0 0 6.5 6.5l3.4-3.4',
  picture: 'M3.5 4.5h13v11h-13zM3.5 13l3.6-3.6 3 3 2-2 4.4 4.1M12.6 8.2h.1',
  again: 'M15.6 8.4A6 6 0 1 0 16 11.2M15.9 4.4v4.1h-4.1',
  desk: 'M6 9V6.8a4 4 0 0 1 8 0V9M4.5 9h11v7.5h-11zM10 12v1.8',
  send: 'M10 16V4.5M5.2 9.2L10 4.4l4.8 4.8',
  back: 'M12 4.5L6.5 10l5.5 5.5',
  down: 'M10 4v11.5M5.2 10.8l4.8 4.8 4.8-4.8',
  details: 'M3.5 4.5h13v11h-13zM12 4.5v11',
  chevron: 'M6 12l4-4 4 4',
  cross: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  check: 'M4.5 10.5l3.6 3.6 7.4-8',
  checks: 'M2 10.5l3.5 3.5 7-8M9.7 13.2l.8.8 7-8',
  clock: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM10 6.5V10l2.5 1.5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  pencil: 'M4 16l.6-3.2 8.3-8.3 2.6 2.6-8.3 8.3ZM11.2 6.2l2.6 2.6',
  undo: 'M7.5 4.5L4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8',
  people:
    'M7.5 9.5a2.6 2.6 0 1 0 0-5.2a2.6 2.6 0 0 0 0 5.2ZM2.8 15.8c.3-2.6 2.2-4 4.7-4s4.4 1.4 4.7 4M13 4.6a2.5 2.5 0 0 1 0 4.7M14.3 12.1c1.6.5 2.7 1.8 2.9 3.7',
  sound: 'M3.5 8v4h2.7l3.8 3.2V4.8L6.2 8ZM12.8 7.6a3.4 3.4 0 0 1 0 4.8M14.9 5.4a6.4 6.4 0 0 1 0 9.2',
  silent: 'M3.5 8v4h2.7l3.8 3.2V4.8L6.2 8ZM13 8l4 4M17 8l-4 4',
  keys: 'M2.8 5.5h14.4v9H2.8zM5.8 8.4h.1M8.6 8.4h.1M11.4 8.4h.1M14.2 8.4h.1M7 11.6h6',
  handover: 'M3.5 7h11M11.5 4l3 3-3 3M16.5 13h-11M8.5 10l-3 3 3 3',
  join: 'M7.5 9.5a2.6 2.6 0 1 0 0-5.2a2.6 2.6 0 0 0 0 5.2ZM2.8 15.8c.3-2.6 2.2-4 4.7-4s4.4 1.4 4.7 4M15 6v5M12.5 8.5h5',
  whisper: 'M4 4.5h12v8.5H9.5L6 16v-3H4zM7.2 8.8h.1M10 8.8h.1M12.8 8.8h.1',
  ready: 'M3.5 4.5h13v9H10l-3.5 3v-3h-3zM8.3 11l3.4-4.4',
  leave: 'M8 3.5H4.5v13H8M8.5 10h8M13.3 6.8l3.2 3.2-3.2 3.2',
  commands: 'M3.5 5.5l3.5 3.5-3.5 3.5M9 13.5h7.5M10.5 9h6M10.5 4.5h6',
  inbox: 'M3.5 11.5l2-7h9l2 7v4.5h-13zM3.5 11.5h4l1 2h3l1-2h4',
  flag: 'M5.5 17V3.8h9.2l-2 3.3 2 3.4H5.5',
  floor: 'M3.5 16.5h13M5.8 13.5V9.6M10 13.5v-9M14.2 13.5V7.2',
  search: 'M8.8 3.5a5.3 5.3 0 1 0 0 10.6a5.3 5.3 0 0 0 0-10.6ZM12.7 12.7l3.8 3.8',
  alert: 'M10 3.2l7.4 13H2.6zM10 8v3.8M10 14v.1',
  out: 'M8 5H4.5v10.5H15V12M11 4.5h4.5V9M15.3 4.7L9 11',
  blocked: 'M10 3.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 0 0 0-13.6ZM5.3 5.3l9.4 9.4',
  smile: 'M10 3a7 7 0 1 0 0 14a7 7 0 0 0 0-14ZM7.6 8.2v.1M12.4 8.2v.1M6.8 11.6c.7 1.4 1.8 2.1 3.2 2.1s2.5-.7 3.2-2.1',
  offline: 'M3 8.2a10.4 10.4 0 0 1 14 0M5.6 11.2a6.6 6.6 0 0 1 8.8 0M10 15v.1M4 3.5l12 13',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon in the colour of the text around it. It is decoration: what it means is said in words beside it. */
export function Icon({ name, class: extra }: { name: IconName; class?: string }) {
  return (
    <svg class={extra ? `icon ${extra}` : 'icon'} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
