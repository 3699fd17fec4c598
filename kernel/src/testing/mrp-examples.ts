/** A factory as tables: names stand for products, and one day of the plan is one period of the book. */
export interface MrpExample {
  readonly title: string;
  readonly today: number;
  readonly items: string;
  readonly bom?: string;
  readonly demands: string;
  readonly receipts?: string;
  readonly orders: string;
}

/** Published examples. docs/concepts/mrp.md shows these same tables. */
export const MRP_EXAMPLES: readonly MrpExample[] = [
  {
    title: 'Vollmann, Berry, Whybark and Jacobs: the basic MRP record',
    today: 1,
    items: `
| item | lead time | on hand | safety | rule           | size |
| ---- | --------: | ------: | -----: | -------------- | ---: |
| part |         1 |       4 |      0 | FIXED_QUANTITY |   50 |
`,
    demands: `
| item | quantity | period |
| ---- | -------: | -----: |
| part |       10 |      2 |
| part |       40 |      4 |
| part |       10 |      5 |
`,
    receipts: `
| item | quantity | period |
| ---- | -------: | -----: |
| part |       50 |      1 |
`,
    orders: `
| item | quantity | start | due |
| ---- | -------: | ----: | --: |
| part |       50 |     4 |   5 |
`,
  },
  {
    title: 'Vollmann, Berry, Whybark and Jacobs: gross to net for 100 snow shovels',
    today: 1,
    items: `
| item                        | lead time | on hand | safety | rule        | size |
| --------------------------- | --------: | ------: | -----: | ----------- | ---: |
| 1605 snow shovel            |         0 |       0 |      0 | LOT_FOR_LOT |      |
| 13122 top handle assembly   |         0 |      25 |      0 | LOT_FOR_LOT |      |
| 457 top handle              |         0 |      22 |      0 | LOT_FOR_LOT |      |
| 082 nail                    |         0 |       4 |      0 | LOT_FOR_LOT |      |
| 11495 bracket assembly      |         0 |      27 |      0 | LOT_FOR_LOT |      |
| 129 top bracket             |         0 |      15 |      0 | LOT_FOR_LOT |      |
| 1118 top bracket coupling   |         0 |      39 |      0 | LOT_FOR_LOT |      |
`,
    bom: `
| parent                    | component                 | quantity |
| ------------------------- | ------------------------- | -------: |
| 1605 snow shovel          | 13122 top handle assembly |        1 |
| 13122 top handle assembly | 457 top handle            |        1 |
| 13122 top handle assembly | 082 nail                  |        2 |
| 13122 top handle assembly | 11495 bracket assembly    |        1 |
| 11495 bracket assembly    | 129 top bracket           |        1 |
| 11495 bracket assembly    | 1118 top bracket coupling |        1 |
`,
    demands: `
| item             | quantity | period |
| ---------------- | -------: | -----: |
| 1605 snow shovel |      100 |      1 |
`,
    receipts: `
| item                      | quantity | period |
| ------------------------- | -------: | -----: |
| 457 top handle            |       25 |      1 |
| 082 nail                  |       50 |      1 |
| 1118 top bracket coupling |       15 |      1 |
`,
    orders: `
| item                      | quantity | start | due |
| ------------------------- | -------: | ----: | --: |
| 1605 snow shovel          |      100 |     1 |   1 |
| 13122 top handle assembly |       75 |     1 |   1 |
| 457 top handle            |       28 |     1 |   1 |
| 082 nail                  |       96 |     1 |   1 |
| 11495 bracket assembly    |       48 |     1 |   1 |
| 129 top bracket           |       33 |     1 |   1 |
`,
  },
  {
    title: 'Heizer and Render, Operations Management: 50 speaker kits by week 8',
    today: 1,
    items: `
| item | lead time | on hand | safety | rule        | size |
| ---- | --------: | ------: | -----: | ----------- | ---: |
| A    |         1 |      10 |      0 | LOT_FOR_LOT |      |
| B    |         2 |      15 |      0 | LOT_FOR_LOT |      |
| C    |         1 |      20 |      0 | LOT_FOR_LOT |      |
| D    |         1 |      10 |      0 | LOT_FOR_LOT |      |
| E    |         2 |      10 |      0 | LOT_FOR_LOT |      |
| F    |         3 |       5 |      0 | LOT_FOR_LOT |      |
| G    |         2 |       0 |      0 | LOT_FOR_LOT |      |
`,
    bom: `
| parent | component | quantity |
| ------ | --------- | -------: |
| A      | B         |        2 |
| A      | C         |        3 |
| B      | D         |        2 |
| B      | E         |        2 |
| C      | E         |        2 |
| C      | F         |        2 |
| F      | D         |        2 |
| F      | G         |        1 |
`,
    demands: `
| item | quantity | period |
| ---- | -------: | -----: |
| A    |       50 |      8 |
`,
    orders: `
| item | quantity | start | due |
| ---- | -------: | ----: | --: |
| A    |       40 |     7 |   8 |
| B    |       65 |     5 |   7 |
| C    |      100 |     6 |   7 |
| D    |      380 |     2 |   3 |
| D    |      130 |     4 |   5 |
| E    |      120 |     3 |   5 |
| E    |      200 |     4 |   6 |
| F    |      195 |     3 |   6 |
| G    |      195 |     1 |   3 |
`,
  },
];
