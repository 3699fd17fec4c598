/** What the e-mails say: Turkish first, then English. Pure. */

export interface MailedAlert {
  readonly alert_type: string;
  readonly severity: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** how many there are of this type, of which only the first ones are here */
  readonly of_type: number;
}

export interface AlertMail {
  readonly subject: string;
  readonly text: string;
}

const TITLES: Readonly<Record<string, readonly [turkish: string, english: string]>> = {
  OUT_OF_STOCK: ['Stokta kalmayanlar', 'Out of stock'],
  CRITICAL: ['Kritik seviyenin altındakiler', 'Below the critical level'],
  MINIMUM: ['Asgari seviyenin altındakiler', 'Below the minimum level'],
  EXPIRING: ['Son kullanma tarihi yaklaşan veya geçenler', 'Expiring or expired'],
  LATE_PURCHASE: ['Geciken satın alma siparişleri', 'Late purchase orders'],
  LATE_PRODUCTION: ['Geciken üretim emirleri', 'Late production orders'],
  FAILED_LOGINS: ['Başarısız oturum açma denemeleri', 'Failed logins'],
};

const RULE = `\n${'-'.repeat(60)}\n\n`;

/** @param alerts those that are open, grouped by type */
export function digestMail(
  alerts: readonly MailedAlert[],
  others: { readonly acknowledged: number; readonly snoozed: number },
  today: string,
): AlertMail {
  const open = totalOf(alerts);
  const day = turkishDay(today);
  const rest = others.acknowledged + others.snoozed > 0;
  const turkishRest = `Üstlenilen ${others.acknowledged} ve ertelenen ${others.snoozed} uyarı bu listede yoktur.\n`;
  const englishRest = `Not in this list: ${others.acknowledged} acknowledged and ${others.snoozed} snoozed.\n`;
  return {
    subject: `İlgi bekleyen ${open} açık uyarı, ${day} / ${counted(open, 'open alert')}`,
    text: [
      `${day} tarihinde ilgi bekleyen ${open} açık uyarı var.\n\n${turkishList(alerts)}${rest ? turkishRest : ''}`,
      `${counted(open, 'alert')} open on ${today}.\n\n${englishList(alerts)}${rest ? englishRest : ''}`,
    ].join(RULE),
  };
}

/** @param alerts those that have become critical and are open still, grouped by type */
export function criticalMail(alerts: readonly MailedAlert[]): AlertMail {
  const total = totalOf(alerts);
  return {
    subject: `KRİTİK: ilgi bekleyen ${total} yeni uyarı / ${counted(total, 'new critical alert')}`,
    text: [turkishList(alerts), englishList(alerts)].join(RULE),
  };
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const totalOf = (alerts: readonly MailedAlert[]) => groupsOf(alerts).reduce((all, one) => all + one.total, 0);

interface Group {
  readonly type: string;
  readonly total: number;
  readonly alerts: readonly MailedAlert[];
}

/** In the order of the titles, the worst first. */
function groupsOf(alerts: readonly MailedAlert[]): Group[] {
  return Object.keys(TITLES).flatMap((type) => {
    const ofType = alerts.filter((alert) => alert.alert_type === type);
    const [first] = ofType;
    return first === undefined ? [] : [{ type, total: first.of_type, alerts: ofType }];
  });
}

function turkishList(alerts: readonly MailedAlert[]): string {
  return listOf(alerts, 0, turkishLine, (more) => `… ve ${more} tane daha`);
}

function englishList(alerts: readonly MailedAlert[]): string {
  return listOf(
    alerts,
    1,
    ({ message }) => message,
    (more) => `… and ${more} more`,
  );
}

function listOf(
  alerts: readonly MailedAlert[],
  language: 0 | 1,
  lineOf: (alert: MailedAlert) => string,
  moreLine: (more: number) => string,
): string {
  return groupsOf(alerts)
    .map(({ type, total, alerts: shown }) => {
      const lines = shown.map((alert) => `  - ${lineOf(alert)}\n`).join('');
      const more = total > shown.length ? `  ${moreLine(total - shown.length)}\n` : '';
      return `${TITLES[type]?.[language] ?? type} (${total})\n${lines}${more}\n`;
    })
    .join('');
}

function turkishLine({ alert_type, message, details }: MailedAlert): string {
  const text = (key: string) => String(details[key] ?? '?');
  const number = (key: string) => turkishNumber(text(key));
  const day = (key: string) => turkishDay(text(key));
  const product = `${text('product_name')} (${text('product_code')})`;
  switch (alert_type) {
    case 'OUT_OF_STOCK':
    case 'CRITICAL':
    case 'MINIMUM':
      return `${product}: kullanılabilir ${number('available')} ${text('unit_of_measure')}; asgari seviye ${number('minimum_stock_level')}, kritik seviye ${number('critical_stock_level')}`;
    case 'EXPIRING':
      return `${product}, parti ${text('batch_number')}, depo ${text('warehouse_code')}: ${number('quantity')} ${text('unit_of_measure')}, son kullanma tarihi ${day('expiry_date')}`;
    case 'LATE_PURCHASE':
      return `${text('po_number')}, ${text('supplier_name')}: ${text('open_lines')} açık kalemden ${text('late_lines')} tanesi gecikti, ilk teslim tarihi ${day('first_due_date')}`;
    case 'LATE_PRODUCTION':
      return `${text('order_number')}, ${product}: planlanan bitiş ${day('planned_completion_date')}`;
    case 'FAILED_LOGINS':
      return `${details.username === undefined ? text('ip_address') : text('username')}: ${text('minutes')} dakikada ${text('failures')} başarısız deneme`;
    default:
      return message;
  }
}

/** 1234.500 → 1.234,5. The zeros at the end go: a Turkish reader would take 120.000 for a hundred and twenty thousand. */
function turkishNumber(text: string): string {
  const [whole = '', fraction = ''] = text.split('.');
  const decimals = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return decimals === '' ? grouped : `${grouped},${decimals}`;
}

/** 2026-11-21 → 21.11.2026 */
const turkishDay = (day: string) => day.split('-').reverse().join('.');
