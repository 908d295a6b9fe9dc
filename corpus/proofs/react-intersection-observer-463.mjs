// A list that is scrolled, in which one picture is watched.
export const needs = ['react@17.0.2', 'react-dom@17.0.2'];
export const page = true;
export default load => {
  globalThis.IntersectionObserver = class {
    thresholds = [0];
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  const { InView } = load('react-intersection-observer.esm.js');
  const { createElement } = load('../react');
  const { render, unmountComponentAtNode } = load('../react-dom');
  return () => {
    const root = document.createElement('div');
    const picture = document.createElement('div');
    render(createElement(InView, { root }, 'picture'), picture);
    unmountComponentAtNode(picture);
    return root;
  };
};
export const operations = 300;
