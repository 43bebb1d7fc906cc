/**
 * The framing side of the bridge: answers one app's frame by asking the site. `window.simulatedJira` is set by the
 * page before. Messages from any other window or origin are ignored.
 */
export const frameScript = `(function () {
  'use strict';
  var page = window.simulatedJira;
  var frame = document.getElementById('app-frame');
  var origin = new URL(frame.src).origin;
  var endpoint = function (name) {
    var query = new URLSearchParams(location.search);
    query.set('as', page.viewer.accountId);
    return page.base + '/' + name + '?' + query;
  };
  var toFrame = function (message) {
    frame.contentWindow.postMessage(Object.assign({ channel: 'simulated-jira' }, message), origin);
  };
  var colorMode = function () { return document.documentElement.getAttribute('data-color-mode'); };
  var readJson = function (response) {
    if (!response.ok) throw new Error('the site answered ' + response.status);
    return response.json();
  };
  var calls = {
    getToken: function () { return fetch(endpoint('context-token'), { method: 'POST' }).then(readJson).then(function (answer) { return answer.token; }); },
    getContext: function () { return page.context; },
    getCurrentUser: function () { return { atlassianAccountId: page.viewer.accountId }; },
    getLocale: function () { return page.viewer.locale; },
    getTimeZone: function () { return page.viewer.timeZone; },
    getTheme: function () { return { colorMode: colorMode() }; },
    request: function (wanted) {
      return fetch(endpoint('request'), {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(wanted)
      }).then(readJson);
    }
  };
  var flags = document.getElementById('flags');
  var notices = {
    resize: function (size) {
      if (/^\\d+(\\.\\d+)?px$/.test(size.height)) frame.style.height = size.height;
    },
    flag: function (flag) {
      var box = document.createElement('div');
      box.id = flag.id;
      var title = document.createElement('strong');
      title.textContent = flag.title || '';
      var body = document.createElement('span');
      body.textContent = flag.body || '';
      box.append(title, body);
      flags.append(box);
      if (flag.close === 'auto') setTimeout(function () { box.remove(); }, 5000);
    },
    closeFlag: function (flag) {
      var box = document.getElementById(flag.id);
      if (box) box.remove();
    },
    ready: function () { frame.setAttribute('data-ready', 'true'); }
  };

  window.addEventListener('message', function (event) {
    var message = event.data;
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    if (!message || message.channel !== 'simulated-jira') return;
    if (notices[message.type]) { notices[message.type](message.payload); return; }
    if (!calls[message.type]) return;
    Promise.resolve().then(function () { return calls[message.type](message.payload); }).then(
      function (value) { toFrame({ type: 'answer', id: message.id, value: value }); },
      function (error) { toFrame({ type: 'answer', id: message.id, error: String(error && error.message || error) }); }
    );
  });

  document.getElementById('theme').addEventListener('click', function () {
    var mode = colorMode() === 'dark' ? 'light' : 'dark';
    document.documentElement.setAttribute('data-color-mode', mode);
    var address = new URL(window.location.href);
    address.searchParams.set('theme', mode);
    window.history.replaceState(null, '', address);
    document.getElementById('theme-field').value = mode;
    toFrame({ type: 'event', name: 'theme', value: { colorMode: mode } });
  });
  document.getElementById('viewer').addEventListener('change', function (event) { event.target.form.submit(); });
})();
`;
