import { useApp } from '../context.ts';
import { Icon } from './icon.tsx';

interface Props {
  words: string;
  /** How the table is in order by this column; undefined: it is by another. */
  down: boolean | undefined;
  class?: string;
  onSort(): void;
}

/** The head of a column that puts its table in order. */
export function SortHead({ words, down, class: extra, onSort }: Props) {
  const t = useApp().state.settings.all.value;
  const isBy = down !== undefined;
  return (
    <th scope="col" class={extra} aria-sort={isBy ? (down ? 'descending' : 'ascending') : undefined}>
      <button type="button" class="sort-head" title={t.tables.sortBy(words)} onClick={onSort}>
        {words}
        {isBy && <Icon name="chevron" class={down ? 'sort-down' : ''} />}
      </button>
    </th>
  );
}
