/** Members that primitives, and lists of them, have too: they tell no object from one. */
export const SHARED_MEMBERS: ReadonlySet<string> = new Set(
  'length toString valueOf constructor at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf localeCompare match matchAll normalize padEnd padStart repeat replace replaceAll search slice split startsWith substr substring toLowerCase toUpperCase toLocaleLowerCase toLocaleUpperCase trim trimEnd trimStart toFixed toPrecision toExponential description hasOwnProperty'.split(
    ' ',
  ),
);
