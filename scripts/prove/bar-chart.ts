/** A line of a bar chart: one bar, or one before and one after. */
export interface Bars {
  readonly label: string;
  readonly values: readonly number[];
}

const [WIDTH, LEFT, RIGHT, TOP] = [760, 330, 60, 34];
const [BAR, GAP] = [10, 8];
const COLOURS = ['#d1495b', '#2a9d8f'];

/** Horizontal bars as SVG, on a logarithmic scale, readable on a light and on a dark page. */
export function barChart(title: string, rows: readonly Bars[]): string {
  const most = Math.max(...rows.flatMap(({ values }) => values));
  const width = (value: number): number =>
    value < 1 ? 0 : (Math.log10(value + 1) / Math.log10(most + 1)) * (WIDTH - LEFT - RIGHT);
  let y = TOP;
  const lines = rows.map(({ label, values }) => {
    const height = values.length * BAR;
    const bars = values.map((value, index) => {
      const top = y + index * BAR;
      const bar = `<rect x="${LEFT}" y="${top}" width="${width(value).toFixed(1)}" height="${BAR - 1}" fill="${COLOURS[index]}"/>`;
      const words = Number(Math.max(0, value).toPrecision(2)).toLocaleString('en');
      return `${bar}<text x="${(LEFT + width(value) + 5).toFixed(1)}" y="${top + 9}" class="value">${words}</text>`;
    });
    const text = `<text x="${LEFT - 8}" y="${y + height / 2 + 4}" text-anchor="end">${label}</text>`;
    y += height + GAP;
    return text + bars.join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + GAP}" role="img" aria-label="${title}">`,
    '<style>text{font:12px system-ui,sans-serif;fill:#444}.value{font-size:10px}',
    '@media (prefers-color-scheme:dark){text{fill:#ccc}}</style>',
    `<text x="8" y="18" font-weight="600">${title} (logarithmic)</text>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}
