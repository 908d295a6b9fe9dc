import type { Container } from '../../analysis/containers/containers.ts';
import { type Fill, fillsOf } from '../../analysis/containers/fills.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';

/** Requires that no two functions make different values for equal keys: whichever comes first decides, and that could be the other later on. */
export const fillsMakeTheSame: Condition<Container> = (container, source) => {
  const textOf = ({ makings }: Fill): string =>
    makings.map(({ range }) => source.text.slice(...range).replace(/\s+/g, '')).join();
  const fills = fillsOf(source, container);
  const [first] = fills;
  const other = fills.find(fill => fill.use.inside !== first?.use.inside && textOf(fill) !== textOf(first!));
  if (first === undefined || other === undefined) return undefined;
  return {
    doubt: `line ${lineOf(first.use.node)} and line ${lineOf(other.use.node)} put different values into \`${container.place.name}\`: one that is made again may be the other`,
    hazard: 'other-inputs',
  };
};
