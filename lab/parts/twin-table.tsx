import type { VNode } from 'preact';
import type { NumberTable } from '../shell/chapter.ts';

/** Shows a picture's numbers as tables, with all digits. */
export function TwinTables({
  tables,
  titles,
}: {
  tables: readonly NumberTable[];
  titles: Readonly<Record<string, string>>;
}): VNode {
  return (
    <div class="twins">
      {tables.map(({ id, rows, columns, values }) => (
        <section key={id} class="twin" tabIndex={0} aria-label={titles[id]}>
          <table data-table={id}>
            <caption>{titles[id]}</caption>
            <thead>
              <tr>
                <td />
                {columns.map((name, i) => (
                  <th key={i} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {values.map((row, r) => (
                <tr key={r}>
                  <th scope="row">{rows[r]}</th>
                  {row.map((value, c) => (
                    <td key={c} data-value={String(value)}>
                      {String(value).replace('-', '−')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>
  );
}
