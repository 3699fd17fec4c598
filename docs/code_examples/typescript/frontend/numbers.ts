/** '1234567.500' → '1.234.567,500'. Intl takes the text itself, so nothing is rounded on the way to the screen. */
export function shown(decimal: string, places = decimal.split('.')[1]?.length ?? 0): string {
  const digits = { minimumFractionDigits: places, maximumFractionDigits: places };
  return new Intl.NumberFormat('tr-TR', digits).format(decimal as Intl.StringNumericLiteral);
}

export function shownMoney(decimal: string, currency = 'TRY'): string {
  const style = { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat('tr-TR', style).format(decimal as Intl.StringNumericLiteral);
}

/** What a Turkish user types, '1.234,5', as the API takes it, '1234.5'; undefined when it is no number. */
export function typed(text: string): string | undefined {
  const compact = text.trim();
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(compact)) return undefined;
  return compact.replaceAll('.', '').replace(',', '.');
}

/** An exact sum: '0.1000' + '0.2000' is '0.3000'. All have the same number of places. */
export function sumOf(decimals: readonly string[]): string {
  const places = decimals[0]?.split('.')[1]?.length ?? 0;
  const sum = decimals.reduce((total, decimal) => total + BigInt(decimal.replace('.', '')), 0n);
  const digits = `${sum < 0n ? -sum : sum}`.padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return sum < 0n ? `-${text}` : text;
}
