import { formatDecimal } from '../pdf/formats.ts';
import type { Paper } from '../pdf/paper.ts';
import { ACCENT, drawLine, MUTED, RULE, type Style } from '../pdf/text.ts';
import type { ReportChart } from './report.ts';

const HEIGHT = 120;
const SMALL: Style = { size: 7, color: MUTED };
const NUMBER: Style = { ...SMALL, isWhole: true };
/** so much of the width is for the numbers on the left */
const AXIS = 64;
const LABEL_HEIGHT = 14;
const MOST_LABELS = 16;

interface Area {
  readonly left: number;
  readonly width: number;
  readonly yOf: (value: number) => number;
}

/** Bars or a line with their scale, drawn as shapes. Here, and only here, a number may be rounded: to a place on paper. */
export function drawChart(paper: Paper, chart: ReportChart): void {
  if (chart.values.length === 0) return;
  const { pdf } = paper;
  const total = HEIGHT + LABEL_HEIGHT + 30;
  if (!paper.hasRoom(total)) paper.turn();
  const { language, left, width, y } = paper;
  const title = `${chart.title[language]}${chart.unit === '' ? '' : ` (${chart.unit})`}`;
  drawLine(pdf, title, { x: left, y, width }, { font: 'medium', size: 9 });
  const values = chart.values.map(Number);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = niceStep((high - low || 1) / 4);
  const [bottom, top] = [Math.floor(low / step) * step, Math.ceil(high / step) * step || step];
  const floor = y + 18 + HEIGHT;
  const area: Area = {
    left: left + AXIS,
    width: width - AXIS,
    yOf: (value) => floor - ((value - bottom) / (top - bottom)) * HEIGHT,
  };
  for (let mark = bottom; mark <= top + step / 2; mark += step) {
    const markY = area.yOf(mark);
    pdf.rect(area.left, markY, area.width, 0.5).fill(RULE);
    const text = formatDecimal(markText(mark, step), language);
    drawLine(pdf, text, { x: left, y: markY - 4, width: AXIS - 6, align: 'right' }, NUMBER);
  }
  if (chart.kind === 'bar') drawBars(paper, area, values);
  else drawCurve(paper, area, values);
  const labels = chart.labels.map((label) => (typeof label === 'string' ? label : label[language]));
  drawLabels(paper, area, labels, floor + 4);
  paper.y = y + total;
}

/** 1, 2 or 5 times a power of ten, and not less than `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}

function markText(mark: number, step: number): string {
  return mark.toFixed(Math.max(0, -Math.floor(Math.log10(step)))).replace(/^-(?=[0.]*$)/, '');
}

function drawBars({ pdf }: Paper, { left, width, yOf }: Area, values: readonly number[]): void {
  const slot = width / values.length;
  const bar = Math.min(48, slot * 0.7);
  values.forEach((value, index) => {
    const [a, b] = [yOf(Math.max(0, value)), yOf(Math.min(0, value))];
    pdf.rect(left + index * slot + (slot - bar) / 2, a, bar, Math.max(b - a, 0.5)).fill(ACCENT);
  });
}

function drawCurve({ pdf }: Paper, { left, width, yOf }: Area, values: readonly number[]): void {
  const slot = width / values.length;
  values.forEach((value, index) => {
    const [x, y] = [left + (index + 0.5) * slot, yOf(value)];
    if (index === 0) pdf.moveTo(x, y);
    else pdf.lineTo(x, y);
  });
  pdf.lineWidth(1.5).stroke(ACCENT);
}

/** As many labels as can be read, the first one always. */
function drawLabels({ pdf }: Paper, area: Area, labels: readonly string[], y: number): void {
  const every = Math.ceil(labels.length / MOST_LABELS);
  const slot = area.width / labels.length;
  labels.forEach((label, index) => {
    if (index % every !== 0) return;
    const width = slot * every - 4;
    const x = area.left + (index + 0.5) * slot - width / 2;
    drawLine(pdf, label, { x, y, width, align: 'center' }, SMALL);
  });
}
