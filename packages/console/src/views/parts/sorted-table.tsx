import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { inOrder, type SortValue, sortPressed } from '../../state/in-order.ts';
import { useApp } from '../context.ts';
import { CopyTable } from './copy-table.tsx';
import { SortHead } from './sort-head.tsx';

export interface TableColumn<T> {
  readonly id: string;
  readonly head: string;
  /** What the rows are put in order by; a number stands at the column’s end. */
  value(row: T): SortValue;
  /** What the cell says, in a copy too. Default: the value as it is. */
  text?(row: T): string;
  draw?(row: T): ComponentChildren;
}

interface Props<T> {
  readonly title: string;
  /** The first one names its row. */
  readonly columns: readonly TableColumn<T>[];
  readonly rows: readonly T[];
  keyOf(row: T): string;
}

/** Like rows under a title: put in order by the heads of the columns, and copied for a spreadsheet. */
export function SortedTable<T>({ title, columns, rows, keyOf }: Props<T>) {
  const { lang } = useApp().state.settings.t.value;
  const [first] = columns;
  const [sort, setSort] = useState({ by: first?.id ?? '', down: false });
  const by = columns.find(({ id }) => id === sort.by) ?? first;
  const number = new Intl.NumberFormat(lang);
  const textOf = ({ text, value }: TableColumn<T>, row: T): string => text?.(row) ?? String(value(row) ?? '');
  const shownOf = (column: TableColumn<T>, row: T): ComponentChildren => {
    const value = column.value(row);
    return (
      column.draw?.(row) ?? (column.text || typeof value !== 'number' ? textOf(column, row) : number.format(value))
    );
  };
  const shown = by ? inOrder(rows, by.value, { down: sort.down, lang }) : rows;
  const isNumber = (column: TableColumn<T>): boolean => rows.some((row) => typeof column.value(row) === 'number');
  return (
    <>
      <header class="table-top">
        <h2>{title}</h2>
        <CopyTable
          cells={() => [
            columns.map(({ head }) => head),
            ...shown.map((row) => columns.map((column) => textOf(column, row))),
          ]}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window the table scrolls, also by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={title}>
        <table class="sorted">
          <thead>
            <tr>
              {columns.map((column) => (
                <SortHead
                  key={column.id}
                  words={column.head}
                  down={column === by ? sort.down : undefined}
                  class={isNumber(column) ? 'cell-number' : ''}
                  onSort={() => setSort(sortPressed({ by: by?.id ?? '', down: sort.down }, column.id))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) =>
                  column === first ? (
                    <th key={column.id} scope="row">
                      <bdi>{shownOf(column, row)}</bdi>
                    </th>
                  ) : (
                    <td key={column.id} class={isNumber(column) ? 'cell-number' : ''}>
                      <bdi>{shownOf(column, row)}</bdi>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
