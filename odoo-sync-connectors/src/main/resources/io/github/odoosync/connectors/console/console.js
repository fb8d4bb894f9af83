// Two things only: logs in with the token behind the # of a link, and keeps the open page fresh.
'use strict';

(function () {
  const login = document.getElementById('login');
  if (login && location.hash.length > 1) {
    document.getElementById('token').value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, '', location.pathname);
    login.requestSubmit();
    return;
  }

  const events = document.body.dataset.events;
  const said = document.getElementById('live');
  if (!events || !said || !window.EventSource) {
    return;
  }

  // Nobody's typing is ever replaced: what people edit stays until they are done.
  function busy() {
    const active = document.activeElement;
    return active && active.closest('main form') !== null
        || Array.from(document.querySelectorAll('main input, main select')).some(changed);
  }

  function changed(field) {
    return field.tagName === 'SELECT'
        ? Array.from(field.options).some(option => option.selected !== option.defaultSelected
            && field.querySelector('[selected]') !== null)
        : field.value !== field.defaultValue;
  }

  // The browser parses the page without running anything in it.
  function refresh() {
    const request = new XMLHttpRequest();
    request.open('GET', location.href.split('#')[0]);
    request.responseType = 'document';
    request.onload = function () {
      const fresh = request.responseXML && request.responseXML.getElementById('main');
      if (request.status === 200 && fresh && !busy()) {
        replace(document.getElementById('main'), document.adoptNode(fresh));
      }
    };
    request.send();
  }

  function replace(old, fresh) {
    const place = path(old, document.activeElement);
    old.replaceChildren(...fresh.childNodes);
    const focused = place && place.reduce((node, i) => node && node.children[i], old);
    if (focused) {
      focused.focus({preventScroll: true});
    }
  }

  function path(root, node) {
    const steps = [];
    while (node && node !== root) {
      if (!node.parentElement) {
        return null;
      }
      steps.unshift(Array.prototype.indexOf.call(node.parentElement.children, node));
      node = node.parentElement;
    }
    return node && steps.length ? steps : null;
  }

  const source = new EventSource(events);
  source.addEventListener('open', () => { said.textContent = 'Live.'; });
  source.addEventListener('change', refresh);
  source.addEventListener('full', refresh);
  source.addEventListener('error', () => { said.textContent = 'Not live: connecting again.'; });
  window.addEventListener('pagehide', () => source.close());
})();
