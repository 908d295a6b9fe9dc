// A row that is shown and goes again, of a table that stays.
export const needs = ['@vue/shared'];
export default load => {
  const { effect, reactive } = load();
  const table = reactive({});
  return index => {
    const shown = effect(() => table[`row ${index}`]);
    shown.effect.stop();
  };
};
