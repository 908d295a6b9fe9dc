// The rewrite of the codemod as one writes it with jscodeshift: the places are given, so that both make the same ones.
const { readFileSync } = require('node:fs');
const { basename } = require('node:path');

const places = JSON.parse(readFileSync(process.env.PLACES, 'utf8'));

module.exports = function transform(file, { jscodeshift: j }) {
  const root = j(file.source);
  const lines = places[basename(file.path)] ?? [];
  const declared = root
    .find(j.VariableDeclarator, { init: { type: 'NewExpression', callee: { name: 'Map' } } })
    .filter(({ node }) => lines.includes(node.id.loc?.start.line));
  if (declared.length === 0) return undefined;
  declared.forEach(({ node }) => {
    node.init.callee = j.identifier('WeakValueMap');
  });
  const name = j.importSpecifier(j.identifier('WeakValueMap'));
  root.get().node.program.body.unshift(j.importDeclaration([name], j.literal('eslint-plugin-unleak/runtime')));
  return root.toSource();
};
module.exports.parser = 'tsx';
