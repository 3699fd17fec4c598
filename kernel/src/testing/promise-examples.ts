import type { MrpExample } from './mrp-examples.ts';

/** docs/concepts/mrp.md shows these same tables. */
const ITEMS_AND_BOM = {
  today: 1,
  bom: `
| parent  | component | quantity |
| ------- | --------- | -------: |
| cabinet | door      |        1 |
| door    | hinge     |        2 |
`,
  receipts: `
| item  | quantity | period |
| ----- | -------: | -----: |
| hinge |       20 |      4 |
`,
};

export const LATE_EXAMPLE: MrpExample & { readonly chain: string } = {
  ...ITEMS_AND_BOM,
  title: 'ten cabinets are late, because the hinges come on day 4',
  items: `
| item    | lead time | on hand | safety | rule        | size |
| ------- | --------: | ------: | -----: | ----------- | ---: |
| cabinet |         2 |       0 |      0 | LOT_FOR_LOT |      |
| door    |         3 |       0 |      0 | LOT_FOR_LOT |      |
| hinge   |         5 |       0 |      0 | LOT_FOR_LOT |      |
`,
  demands: `
| item    | quantity | period |
| ------- | -------: | -----: |
| cabinet |       10 |      6 |
`,
  orders: `
| item    | quantity | start | due |
| ------- | -------: | ----: | --: |
| cabinet |       10 |     4 |   6 |
| door    |       10 |     1 |   4 |
`,
  chain: `
| item    | supply         | quantity | needed | there on | lead time | reason     |
| ------- | -------------- | -------: | -----: | -------: | --------: | ---------- |
| cabinet | PLANNED_ORDER  |       10 |      6 |        9 |         2 | COMPONENTS |
| door    | PLANNED_ORDER  |       10 |      4 |        7 |         3 | COMPONENTS |
| hinge   | PURCHASE_ORDER |       20 |      1 |        4 |           | OPEN_ORDER |
`,
};

export const PROMISE_EXAMPLE: MrpExample & { readonly steps: string; readonly limits: string } = {
  ...ITEMS_AND_BOM,
  title: 'ten cabinets more for day 6 can be promised for day 8',
  items: `
| item    | lead time | on hand | safety | rule        | size |
| ------- | --------: | ------: | -----: | ----------- | ---: |
| cabinet |         2 |       6 |      0 | LOT_FOR_LOT |      |
| door    |         3 |       5 |      3 | LOT_FOR_LOT |      |
| hinge   |         2 |       0 |      0 | LOT_FOR_LOT |      |
`,
  demands: `
| item    | quantity | period |
| ------- | -------: | -----: |
| cabinet |        2 |     20 |
| hinge   |       20 |      5 |
`,
  orders: `
| item | quantity | start | due |
| ---- | -------: | ----: | --: |
`,
  steps: `
| item    | needed on | needed | free | ordered | start |
| ------- | --------: | -----: | ---: | ------: | ----: |
| cabinet |         8 |     10 |    4 |       6 |     6 |
| door    |         6 |      6 |    2 |       4 |     3 |
| hinge   |         3 |      8 |    0 |       8 |     1 |
`,
  limits: `
| item    | needed | there on | lead time | reason     |
| ------- | -----: | -------: | --------: | ---------- |
| cabinet |      7 |        8 |         2 | COMPONENTS |
| door    |      5 |        6 |         3 | COMPONENTS |
| hinge   |      2 |        3 |         2 | LEAD_TIME  |
`,
};
