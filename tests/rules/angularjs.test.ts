import listener from '../../src/rules/no-leaked-listener.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import unbounded from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = [{ confidence: 'possible' }] as const;
const module = (code: string) => ({ code: `angular.module('x').${code}`, options: strict });

runRule('no-leaked-listener: AngularJS', reportsOf(listener), {
  valid: [
    // The end of an element is the last that it tells.
    module(
      `directive('resizer', ['$log', function ($log) { return { link: function ($scope, $elm, $attrs) { function off() { $elm.off('mousedown', drag); $scope.stop(); } function drag() { $scope.drag(); } $elm.on('mousedown', drag); $elm.on('$destroy', off); } }; }]);`,
    ),
    // Taken back when the scope, or the element, is destroyed.
    module(
      `directive('y', function ($window) { return { link: function (scope, element) { function mark() { element.addClass('a'); } angular.element($window).on('scroll', mark); scope.$on('$destroy', function () { angular.element($window).off('scroll', mark); }); } }; });`,
    ),
    module(
      `directive('y', function ($document) { return { link: function (scope, element) { function close() { scope.open = false; } $document.on('click', close); element.on('$destroy', function () { $document.off('click', close); }); } }; });`,
    ),
    module(
      `controller('C', function ($scope, $rootScope) { var off = $rootScope.$on('changed', function () { $scope.n++; }); $scope.$on('$destroy', off); $scope.$on('local', function () { $scope.n++; }); });`,
    ),
    // Its own scope and element go with it.
    module(
      `directive('y', function () { return { link: function (scope, element) { element.on('click', function () { scope.$apply(); }); scope.$on('x', function () { element.addClass('b'); }); } }; });`,
    ),
    module(
      `controller('C', ['$scope', '$element', function ($scope, $element) { $element.on('click', function () { $scope.n++; }); }]);`,
    ),
    // Where nothing cares for the end of a scope, it may be that of the whole page.
    {
      code: `angular.module('x').controller('C', ['$scope', '$rootScope', C]); function C($scope, $rootScope) { $rootScope.$on('changed', function () { $scope.n++; }); }`,
    },
    // What the injector makes once.
    module(
      `run(function ($rootScope, $state) { $rootScope.$on('$stateChangeStart', function (event, to) { if (to.auth) $state.go('login'); }); });`,
    ),
    module(
      `factory('bus', ['$rootScope', '$window', function ($rootScope, $window) { var list = []; $window.addEventListener('online', function () { list.length = 0; }); return { list: list }; }]);`,
    ),
  ],
  invalid: [
    flagged(`
angular.module('x').directive('glue', ['$window', function ($window) {
  return {
    link: function (scope, $el) {
      var el = $el[0];
      $window.addEventListener('resize', function () { el.scrollTop = 1; }, false);
      //      ~~~~~~~~~~~~~~~~ leaked
    },
  };
}]);`),
    flagged(`
angular.module('x').controller('C', function ($scope, $rootScope) {
  $rootScope.$on('changed', function () { $scope.n++; });
  //         ~~~ leaked
  $scope.$on('$destroy', function () { $scope.n = 0; });
});`),
    flagged(`
angular.module('x').directive('grid', grid);
function grid($window) {
  return { link: link };
  function link(scope, element) {
    angular.element($window).bind('resize', function () { scope.width = element[0].offsetWidth; });
    //                       ~~~~ leaked
  }
}`),
    flagged(`
angular.module('x').controller('Chat', ['$scope', 'socket', function ($scope, socket) {
  socket.on('message', function (message) { $scope.list.push(message); });
  //     ~~ leaked
  $scope.$on('$destroy', function () { $scope.list = []; });
}]);`),
  ],
});

runRule('no-leaked-timer: AngularJS', reportsOf(timer), {
  valid: [
    module(
      `controller('Clock', function ($scope) { var id = setInterval(function () { $scope.now = new Date(); }, 1000); $scope.$on('$destroy', function () { clearInterval(id); }); });`,
    ),
    module(
      `controller('Clock', function ($scope, $interval) { var id = $interval(function () { $scope.now = new Date(); }, 1000); $scope.$on('$destroy', function () { $interval.cancel(id); }); });`,
    ),
    // It counts, and what the injector makes is there once.
    module(`controller('Clock', function ($scope, $interval) { $interval(function () { $scope.n++; }, 1000, 10); });`),
    `function Indicator($http, $interval) { function ask() { $http.get('/up').then(show); } $interval(ask, 1000); } Indicator.prototype.name = 'up'; export default Indicator;`,
    module(`factory('poll', function ($interval) { var n = 0; $interval(function () { n++; }, 1000); return {}; });`),
  ],
  invalid: [
    flagged(`
angular.module('x').controller('Clock', ['$scope', function ($scope) {
  var id = setInterval(function () { $scope.now = new Date(); $scope.$apply(); }, 1000);
  //       ~~~~~~~~~~~ unended
  $scope.$on('$destroy', function () { $scope.now = undefined; });
}]);`),
    // Its own service goes on, too, and needs the promise to be cancelled.
    flagged(`
angular.module('x').controller('Clock', ['$scope', '$interval', function ($scope, $interval) {
  $interval(function () { $scope.now = new Date(); }, 1000);
//~~~~~~~~~ dropped
}]);`),
    flagged(`
angular.module('x').directive('clock', function ($interval) {
  return {
    link: function (scope, el) {
      var id = $interval(function () { el.text(new Date()); }, 1000);
      //       ~~~~~~~~~ missed
      el.on('click', function () { $interval.cancel(id); });
    },
  };
});`),
  ],
});

runRule('no-unbounded-cache: AngularJS', reportsOf(unbounded), {
  valid: [
    // There is one controller for each view, and one link for each element.
    `angular.module('x').controller('C', function ($scope) { var seen = {}; $scope.see = function (userId, user) { seen[userId] = user; }; });`,
    `angular.module('x').directive('y', function () { return { link: function (scope) { var seen = {}; scope.see = function (uuid) { seen[uuid] = scope.at; }; } }; });`,
    // Not of AngularJS; taken out.
    `app.service('users', function () { var byToken = {}; this.put = function (token, user) { byToken[token] = user; }; });`,
    module(
      `service('users', function () { var byToken = {}; this.put = function (token, user) { byToken[token] = user; }; this.drop = function (token) { delete byToken[token]; }; });`,
    ).code,
    // Given to something else, too.
    `angular.module('x').factory('users', users); function users() { var byToken = {}; return { put: function (token, user) { byToken[token] = user; } }; } it('puts', function () { check(users); });`,
  ],
  invalid: [
    // What the injector makes, there is once.
    `angular.module('x').service('users', function () { var byToken = {}; this.put = function (token, user) { byToken[token] = user; }; });`,
    `var module; try { module = angular.module('x'); } catch (e) { module = angular.module('x', []); } module.service('users', Users); function Users() { this.byToken = {}; } Users.prototype.put = function (token, user) { this.byToken[token] = user; };`,
    `angular.module('x').factory('users', ['$http', function ($http) { var byToken = {}; return { put: function (token, user) { byToken[token] = user; } }; }]);`,
    `angular.module('x').factory('users', users); users.$inject = ['$http']; function users($http) { var byToken = {}; return { put: function (token, user) { byToken[token] = user; } }; }`,
    `class Users { constructor() { this.byToken = {}; } put(token, user) { this.byToken[token] = user; } } angular.module('x').service('users', Users);`,
  ].map(code => ({ code, errors: [{ messageId: 'unbounded' as const }] })),
});
