/**
 * Published lot-sizing problems. docs/concepts/mrp.md shows these same tables. Known from the books are Silver's 501.2, Nahmias'
 * lots, Wagner and Whitin's 864 and Vollmann's totals; the other rows are what the rules give for the same problems.
 *
 * Vollmann's book charges the average of opening and closing stock, which adds 2 × 1105 ÷ 2 = 1105 to each of its totals: it
 * prints 4865 for economic quantities, 3945 for two periods and 3245 for Wagner and Whitin.
 */
export const LOT_SIZING_PROBLEMS = `
| problem  | ordering | holding | requirements                                         |
| -------- | -------: | ------: | ---------------------------------------------------- |
| Orlicky  |      100 |       1 | 35, 10, 0, 40, 0, 20, 5, 10, 30                      |
| Vollmann |      300 |       2 | 10, 10, 15, 20, 70, 180, 250, 270, 230, 40, 0, 10    |
| Silver   |       54 |     0.4 | 10, 62, 12, 130, 154, 129, 88, 52, 124, 160, 238, 41 |
| Nahmias  |       80 |       2 | 18, 30, 42, 5, 20                                    |
`;

export const LOT_SIZING_RESULTS = `
| problem  | rule              | size | lots (period: quantity)                                              |  cost |
| -------- | ----------------- | ---: | -------------------------------------------------------------------- | ----: |
| Orlicky  | LOT_FOR_LOT       |      | 1: 35, 2: 10, 4: 40, 6: 20, 7: 5, 8: 10, 9: 30                       |   700 |
| Orlicky  | FIXED_QUANTITY    |   60 | 1: 60, 4: 60, 9: 60                                                  |   480 |
| Orlicky  | ECONOMIC_QUANTITY |   58 | 1: 58, 4: 58, 8: 58                                                  |   506 |
| Orlicky  | PERIOD_QUANTITY   |    3 | 1: 45, 4: 60, 7: 45                                                  |   420 |
| Orlicky  | LEAST_COST        |      | 1: 45, 4: 65, 8: 40                                                  |   395 |
| Orlicky  | WAGNER_WHITIN     |      | 1: 45, 4: 65, 8: 40                                                  |   395 |
| Vollmann | ECONOMIC_QUANTITY |  166 | 1: 166, 6: 166, 7: 223, 8: 270, 9: 230, 10: 166                      |  3760 |
| Vollmann | PERIOD_QUANTITY   |    2 | 1: 20, 3: 35, 5: 250, 7: 520, 9: 270, 12: 10                         |  2840 |
| Vollmann | WAGNER_WHITIN     |      | 1: 55, 5: 70, 6: 180, 7: 250, 8: 270, 9: 280                         |  2140 |
| Silver   | LOT_FOR_LOT       |      | 1: 10, 2: 62, 3: 12, 4: 130, 5: 154, 6: 129, 7: 88, 8: 52, 9: 124, 10: 160, 11: 238, 12: 41 | 648 |
| Silver   | LEAST_COST        |      | 1: 84, 4: 130, 5: 283, 7: 140, 9: 124, 10: 160, 11: 279              | 501.2 |
| Silver   | WAGNER_WHITIN     |      | 1: 84, 4: 130, 5: 283, 7: 140, 9: 124, 10: 160, 11: 279              | 501.2 |
| Nahmias  | LEAST_COST        |      | 1: 48, 3: 47, 5: 20                                                  |   310 |
`;

/** √(2 × demand × ordering ÷ holding) of the books. */
export const ECONOMIC_QUANTITIES = `
| problem  | demand | ordering | holding | quantity |
| -------- | -----: | -------: | ------: | -------: |
| Orlicky  |    200 |      100 |      12 |   57.735 |
| Vollmann | 92.083 |      300 |       2 |  166.207 |
| Silver   |    100 |       54 |     0.4 |  164.317 |
`;

/** Wagner and Whitin (1958), table 1: the cost of setting up differs from month to month, holding costs 1; in all 864. */
export const WAGNER_WHITIN_1958 = `
| month | demand | set-up | lot |
| ----: | -----: | -----: | --: |
|     1 |     69 |     85 |  98 |
|     2 |     29 |    102 |     |
|     3 |     36 |    102 |  97 |
|     4 |     61 |    101 |     |
|     5 |     61 |     98 | 121 |
|     6 |     26 |    114 |     |
|     7 |     34 |    105 |     |
|     8 |     67 |     86 | 112 |
|     9 |     45 |    119 |     |
|    10 |     67 |    110 |  67 |
|    11 |     79 |     98 | 135 |
|    12 |     56 |    114 |     |
`;
