import type { Db } from '../../platform/database/database.ts';
import { notFound } from '../../platform/errors/app-error.ts';
import type { Language } from '../../platform/words/language.ts';
import { getItem, getItems } from './items.queries.ts';
import { drawLabels } from './labels.ts';

/** One layer's label. @throws NOT_FOUND */
export async function itemLabel(db: Db, inventoryItemId: number, language: Language) {
  const item = await getItem(db, inventoryItemId);
  const title = `${FILES[language].one} ${item.batch_number}`;
  const bytes = await drawLabels([item], { title, language, createdAt: db.clock.now() });
  return { fileName: `${title}.pdf`, bytes };
}

/** A page for each layer, in the order asked for. @throws NOT_FOUND for the first that does not exist */
export async function itemLabels(db: Db, inventoryItemIds: readonly number[], language: Language) {
  const found = new Map((await getItems(db, inventoryItemIds)).map((item) => [item.inventory_item_id, item]));
  const items = inventoryItemIds.map((id) => {
    const item = found.get(id);
    if (item === undefined) throw notFound('inventory item', id);
    return item;
  });
  const title = `${FILES[language].many} (${items.length})`;
  const bytes = await drawLabels(items, { title, language, createdAt: db.clock.now() });
  return { fileName: `${title}.pdf`, bytes };
}

const FILES = { tr: { one: 'Etiket', many: 'Etiketler' }, en: { one: 'Label', many: 'Labels' } } as const;
