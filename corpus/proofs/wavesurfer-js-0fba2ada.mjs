// A player that is started twice and stopped.
export default load => {
  let callbacks = [];
  globalThis.requestAnimationFrame = callback => callbacks.push(callback);
  globalThis.cancelAnimationFrame = handle => callbacks.splice(handle - 1, 1, () => {});
  const { default: Timer } = load('dist/timer.js');
  return () => {
    const timer = new Timer();
    timer.start();
    timer.start();
    timer.stop();
    const due = callbacks;
    callbacks = [];
    for (const callback of due) callback();
    return timer;
  };
};
export const operations = 300;
