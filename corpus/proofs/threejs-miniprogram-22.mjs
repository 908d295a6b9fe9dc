// A canvas that is made and dropped.
export default load => {
  const { default: EventTarget } = load('src/EventTarget.js');
  return () => new EventTarget();
};
