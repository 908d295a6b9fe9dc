// A reference that is never resolved.
export default load => {
  const { createModelSchema, custom, deserialize, primitive } = load();
  class Order {
    id = 0;
  }
  createModelSchema(Order, {
    id: primitive(),
    customer: custom(
      () => undefined,
      (json, context, old, done) => void done,
    ),
  });
  return index => deserialize(Order, { id: index, customer: 7 }, () => {});
};
