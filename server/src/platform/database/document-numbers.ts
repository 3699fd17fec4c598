import { only, type Tx } from './database.ts';
import { statement } from './statement.ts';

const nextNumber = statement<{ last_number: number }>(
  'document_number_next',
  `insert into document_numbers as d (document_type, year, last_number) values ($1, $2, 1)
   on conflict (document_type, year) do update set last_number = d.last_number + 1 returning last_number`,
);

/**
 * Several numbers at once within a larger statement: a table `numbers` whose one row has the last of them. `year` and `count`
 * are parameters of that statement.
 */
export const documentNumbers = (
  documentType: 'MO' | 'PO' | 'RV',
  year: string,
  count: string,
) => `numbers as (
  insert into document_numbers as d (document_type, year, last_number) values ('${documentType}', ${year}, ${count})
  on conflict (document_type, year) do update set last_number = d.last_number + ${count} returning last_number)`;

/** `MO-2026-000001`: without gaps, because the counter's row is part of the transaction. Locked last. */
export async function nextDocumentNumber(
  tx: Tx,
  documentType: 'MO' | 'PO' | 'GR' | 'TR' | 'CN' | 'RV' | 'LC' | 'SR' | 'PI',
): Promise<string> {
  const year = tx.clock.today().slice(0, 4);
  const { last_number } = only(await tx.run(nextNumber, [documentType, Number(year)]));
  return `${documentType}-${year}-${String(last_number).padStart(6, '0')}`;
}
