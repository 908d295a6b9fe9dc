// A look-up by a key that was not asked for before.
export const needs = ['bisection', 'simple-lru-cache@0.0.2'];
export default load => {
  const HashRing = load();
  const ring = new HashRing({ '10.0.0.1:11211': 1, '10.0.0.2:11211': 1 });
  return index => {
    ring.getNode(`user:${index}`);
  };
};
export const operations = 10_000;
