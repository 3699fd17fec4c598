import { availableParallelism, cpus, loadavg } from 'node:os';

/** What a list of times in milliseconds says. */
export interface Figures {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const sum = sorted.reduce((total, time) => total + time, 0);
  return {
    count: sorted.length,
    mean: sorted.length === 0 ? 0 : sum / sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

export const median = (values: readonly number[]): number => figuresOf(values).p50;

/** Three places where it is small, none where it is large. */
export const shown = (ms: number): string => ms.toFixed(ms < 10 ? 1 : 0);

/** The machine in one line: figures without it say nothing. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const load = (loadavg()[1] ?? 0).toFixed(1);
  return `${model}, ${availableParallelism()} cores, Node ${process.version}, load of the last 5 minutes ${load}`;
}

/** A Markdown table; numbers stand on the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length), 3));
  const isNumber = (column: number) =>
    rows.length > 0 && rows.every((row) => /^([-–<>]?\s?[\d.,]+( .*)?)?$/.test(row[column] ?? ''));
  const right = head.map((_, column) => isNumber(column));
  const line = (row: readonly string[]) =>
    `| ${widths
      .map((width, column) =>
        right[column] ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
      )
      .join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (right[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
