import { tabbedOf } from '@shopbell/domain';
import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { useCopy } from './use-copy.ts';

/** A table’s cells in words, the heads first. */
export type Cells = readonly (readonly string[])[];

/** Puts a table on the clipboard for a spreadsheet: what is shown of it, in the order in which it stands. */
export function CopyTable({ cells }: { cells: () => Cells }) {
  const t = useApp().state.settings.all.value;
  const [done, copy] = useCopy();
  const [count, setCount] = useState(0);
  return (
    <span class="copy-table">
      <span class={done === false ? 'field-wrong' : 'faint'} role="status">
        {done !== undefined && (done ? t.tables.copied(count) : t.tables.notCopied)}
      </span>
      <button
        type="button"
        class="button"
        onClick={() => {
          const all = cells();
          setCount(all.length - 1);
          void copy(tabbedOf(all));
        }}
      >
        {t.tables.copy}
      </button>
    </span>
  );
}
