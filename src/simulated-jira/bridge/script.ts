/**
 * The browser bridge an app's page loads as `all.js`: the calls of Atlassian's own bridge that a panel needs, spoken
 * to the framing page by postMessage. Plain text, because it runs in a browser and not here.
 */
export const bridgeScript = `(function () {
  'use strict';
  if (window.AP) return;
  var parameters = new URLSearchParams(window.location.search);
  var site = parameters.get('xdm_e') || '*';
  var next = 0;
  var waiting = {};
  var listeners = {};

  function send(type, payload, expectsAnswer) {
    var id = ++next;
    var promise = new Promise(function (resolve, reject) {
      if (expectsAnswer) waiting[id] = { resolve: resolve, reject: reject };
      else resolve();
    });
    window.parent.postMessage({ channel: 'simulated-jira', id: id, type: type, payload: payload }, site);
    return promise;
  }
  function ask(type, payload, callback) {
    var promise = send(type, payload, true);
    if (typeof callback === 'function') promise.then(callback);
    return promise;
  }
  function emit(name, value) {
    (listeners[name] || []).forEach(function (listener) { listener(value); });
  }

  window.addEventListener('message', function (event) {
    var message = event.data;
    if (event.source !== window.parent || !message || message.channel !== 'simulated-jira') return;
    if (site !== '*' && event.origin !== site) return;
    if (message.type === 'answer' && waiting[message.id]) {
      var entry = waiting[message.id];
      delete waiting[message.id];
      if ('error' in message) entry.reject(message.error); else entry.resolve(message.value);
    }
    if (message.type === 'event') {
      if (message.name === 'theme') applyTheme(message.value);
      emit(message.name, message.value);
    }
  });

  var themed = false;
  function applyTheme(theme) {
    if (!themed) return;
    var html = document.documentElement;
    html.setAttribute('data-color-mode', theme.colorMode);
    html.setAttribute('data-theme', 'dark:dark light:light spacing:spacing typography:typography');
  }

  var nothing = function () {};
  var AP = window.AP = {
    _initOptions: {},
    getLocation: function (callback) { callback(document.referrer); },
    resize: function (width, height) { send('resize', { width: String(width), height: String(height) }); },
    sizeToParent: function () { send('resize', { width: '100%', height: '100%' }); },
    hideFooter: nothing,
    context: {
      getToken: function (callback) { return ask('getToken', null, callback); },
      getContext: function (callback) { return ask('getContext', null, callback); }
    },
    user: {
      getCurrentUser: function (callback) { return ask('getCurrentUser', null, callback); },
      getLocale: function (callback) { return ask('getLocale', null, callback); },
      getTimeZone: function (callback) { return ask('getTimeZone', null, callback); }
    },
    theming: {
      initializeTheming: function () {
        themed = true;
        return ask('getTheme', null).then(applyTheme);
      }
    },
    flag: {
      create: function (options) {
        var id = 'flag-' + (++next);
        send('flag', { id: id, title: options.title, body: options.body, type: options.type, close: options.close });
        return { close: function () { send('closeFlag', { id: id }); } };
      }
    },
    events: {
      on: function (name, listener) { (listeners[name] = listeners[name] || []).push(listener); },
      off: function (name, listener) {
        listeners[name] = (listeners[name] || []).filter(function (one) { return one !== listener; });
      },
      once: function (name, listener) {
        AP.events.on(name, function once(value) { AP.events.off(name, once); listener(value); });
      },
      emit: function (name, value) { emit(name, value); }
    },
    navigator: { go: nothing, reload: nothing, setRedirect: nothing, getLocation: function (callback) { callback({}); } },
    history: { getState: function () { return ''; }, pushState: nothing, replaceState: nothing, subscribeState: nothing },
    dialog: { create: function () { return { on: nothing }; }, close: nothing, getCustomData: function (callback) { callback(null); } },
    jira: { refreshIssuePage: nothing },
    request: function (address, options) {
      var wanted = typeof address === 'string' ? Object.assign({}, options, { url: address }) : address;
      return ask('request', {
        url: wanted.url,
        type: wanted.type || 'GET',
        data: wanted.data === undefined ? null : String(wanted.data),
        contentType: wanted.contentType || null
      }).then(function (answer) {
        var xhr = { status: answer.status, statusText: answer.statusText, responseText: answer.body,
          getResponseHeader: function (name) { return answer.headers[name.toLowerCase()] || null; } };
        if (answer.status >= 200 && answer.status < 300) {
          if (wanted.success) wanted.success(answer.body, answer.statusText, xhr);
          return { body: answer.body, xhr: xhr };
        }
        if (wanted.error) { wanted.error(xhr, answer.statusText, answer.body); return { body: answer.body, xhr: xhr }; }
        throw { xhr: xhr, err: answer.body };
      });
    }
  };
  window.addEventListener('load', function () {
    send('ready', null);
    var options = document.querySelector('script[data-options]');
    if (options && /resize:false/.test(options.getAttribute('data-options') || '')) return;
    if (typeof ResizeObserver !== 'function') return;
    new ResizeObserver(function () {
      send('resize', { width: '100%', height: document.documentElement.getBoundingClientRect().height + 'px' });
    }).observe(document.documentElement);
  });
})();
`;
