// A dialog with a key of its own.
export const page = true;
export default load => {
  const hotkeys = load('dist/hotkeys.common.js');
  return () => {
    const element = document.createElement('div');
    const close = () => {};
    hotkeys('esc', { element }, close);
    hotkeys.unbind('esc', close);
    return element;
  };
};
