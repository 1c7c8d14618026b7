const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Reads "20m", "90s", "1h30m", "1500ms" or a bare number of seconds; the answer is in ms, null when it is no duration. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed) * 1_000);
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(trimmed)) return null;
  let sum = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    sum += Number(amount) * UNITS[unit as keyof typeof UNITS];
  }
  return Math.round(sum);
}

/** Says `ms` as a person would type it: 1200000 is "20m", 5400000 is "1h30m". */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms'] as const) {
    const whole = Math.floor(rest / UNITS[unit]);
    if (whole > 0) text += `${whole}${unit}`;
    rest -= whole * UNITS[unit];
  }
  return text;
}
