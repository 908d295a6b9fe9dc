const WIDTH = 720;
const STYLE =
  '<style>text{font:13px system-ui,sans-serif;fill:#444}.line{fill:none;stroke-width:2;stroke:#2a7}.bar{fill:#2a7}.grid{stroke:#8884}' +
  '@media (prefers-color-scheme:dark){text{fill:#ccc}}</style>';

const words = (x: number, y: number, text: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${text}</text>`;

function figure(title: string, height: number, parts: readonly string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">`;
  return [head, STYLE, words(8, 18, title, 'font-weight="600"'), ...parts, '</svg>', ''].join('\n');
}

/** A bar for each value, readable on a light and on a dark page. */
export function bars(title: string, values: readonly { readonly name: string; readonly value: number }[]): string {
  const most = Math.max(...values.map(({ value }) => value));
  const rows = values.flatMap(({ name, value }, index) => {
    const y = 36 + index * 26;
    const width = Math.max(1, (value / most) * 420);
    return [
      words(8, y + 14, name),
      `<rect class="bar" x="190" y="${y}" width="${width.toFixed(1)}" height="18"/>`,
      words(198 + width, y + 14, value.toFixed(1)),
    ];
  });
  return figure(title, 48 + values.length * 26, rows);
}

interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A small plot for each curve, on a logarithmic axis from left to right: what stays flat does not depend on the size. */
export function curves(title: string, all: readonly Curve[]): string {
  const parts = all.flatMap(({ name, points }, index) => {
    const [left, top] = [8 + (index % 3) * 238, 40 + Math.floor(index / 3) * 110];
    const most = Math.max(1, ...points.map(([, y]) => y));
    const first = Math.log(points[0]?.[0] ?? 1);
    const span = Math.log(points.at(-1)?.[0] ?? 1) - first || 1;
    const path = points
      .map(
        ([x, y]) =>
          `${(left + ((Math.log(x) - first) / span) * 200).toFixed(1)} ${(top + 80 - (y / most) * 60).toFixed(1)}`,
      )
      .join('L');
    return [
      words(left, top + 8, `${name}, ≤ ${most.toFixed(0)} µs`, 'font-size="11"'),
      `<path class="grid" d="M${left} ${top + 80}h200"/>`,
      `<path class="line" d="M${path}"/>`,
    ];
  });
  return figure(title, 60 + Math.ceil(all.length / 3) * 110, parts);
}
