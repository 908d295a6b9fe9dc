// A picture that is drawn once more; the file is loaded once.
export const page = true;
export default load => {
  const { Image } = load('lib/shapes/Image.js');
  const image = new EventTarget();
  return () => {
    const shape = new Image({ image });
    shape.destroy();
    return shape;
  };
};
