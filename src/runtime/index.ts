export { WeakValueMap } from './weak-value-map.ts';
