const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [720, 320, 56, 40, 30, 130];

/** A line plot as SVG, readable on a light and on a dark page. */
export function plot({ title, x, y, lines }) {
  const top = Math.max(...lines.flatMap(({ samples }) => samples));
  const count = Math.max(...lines.map(({ samples }) => samples.length));
  const px = i => (LEFT + (i / (count - 1)) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const py = value => (HEIGHT - BOTTOM - (value / top) * (HEIGHT - BOTTOM - TOP)).toFixed(1);
  const step = 10 ** Math.floor(Math.log10(top));
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
  const text = (left, height, words, more = '') => `<text x="${left}" y="${height}" ${more}>${words}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">`,
    '<style>text{font:13px system-ui,sans-serif;fill:#444}path{fill:none;stroke-width:2.5}.grid{stroke:#8884;stroke-width:1}',
    '@media (prefers-color-scheme:dark){text{fill:#ccc}}</style>',
    text(LEFT, 18, title, 'font-weight="600"'),
    ...ticks.map(tick => `<path class="grid" d="M${LEFT} ${py(tick)}H${WIDTH - RIGHT}"/>`),
    ...ticks.map(tick => text(LEFT - 8, Number(py(tick)) + 4, tick, 'text-anchor="end"')),
    text(LEFT, HEIGHT - 12, x),
    text(14, TOP + 4, y),
    ...lines.map(({ samples, colour }) => {
      const points = samples.map((value, i) => `${px(i)} ${py(value)}`).join('L');
      return `<path d="M${points}" stroke="${colour}"/>`;
    }),
    ...lines.map(({ name, samples, colour }) =>
      text(WIDTH - RIGHT + 8, Number(py(samples.at(-1))) + 4, name, `style="fill:${colour}"`),
    ),
    '</svg>',
    '',
  ].join('\n');
}
