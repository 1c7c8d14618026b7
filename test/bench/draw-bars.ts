export interface Bar {
  readonly name: string;
  readonly value: number;
}

const WIDTH = 720;
const ROW = 40;
const NAMES = 220;
const VALUES = 80;

/** A small bar chart as SVG text, readable on light and on dark paper. */
export function drawBars(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const rows = bars.map(({ name, value }, at) => {
    const y = 44 + at * ROW;
    const width = Math.max(2, (value / most) * (WIDTH - NAMES - VALUES - 20));
    return [
      `<text x="${NAMES - 10}" y="${y + 18}" text-anchor="end">${name}</text>`,
      `<rect x="${NAMES}" y="${y}" width="${width.toFixed(1)}" height="26" rx="4" fill="${name.startsWith('Jarful') ? '#2f7a57' : '#8d877a'}"/>`,
      `<text x="${(NAMES + width + 8).toFixed(1)}" y="${y + 18}" font-weight="600">${value.toFixed(0)}</text>`,
    ].join('\n');
  });
  const height = 56 + bars.length * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">
<title>${title}</title>
<style>text { font: 14px system-ui, sans-serif; fill: #23272c } @media (prefers-color-scheme: dark) { text { fill: #eceef1 } }</style>
<text x="12" y="26" font-weight="600">${title}</text>
${rows.join('\n')}
</svg>
`;
}
