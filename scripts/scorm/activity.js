// The activity of a SCORM 1.2 package: Comptoir in a frame, and what is told to the learning platform of it. A lesson with a goal is passed
// when the goal is met; in any other the score is the share of questions whose first answer was right. What was told before stays when it
// was better.
(() => {
  // The platform's object `API` is in a window above this one, or above the one that opened it.
  function findApi() {
    for (const start of [window, window.opener]) {
      let at = start;
      for (let n = 0; at && n < 500; ++n) {
        try {
          if (at.API) return at.API;
        } catch { /* Another origin's window. */ }
        if (at.parent === at) break;
        at = at.parent;
      }
    }
    return null;
  }

  const begun = Date.now();
  const api = findApi();
  const said = document.getElementById('said');
  const on = api && String(api.LMSInitialize('')) === 'true';
  if (!on) said.textContent = document.body.dataset.alone;

  const get = (element) => (on ? String(api.LMSGetValue(element) ?? '') : '');
  function set(element, value) {
    if (on && String(api.LMSSetValue(element, String(value))) !== 'true') said.textContent = `${element}: ${api.LMSGetErrorString(api.LMSGetLastError())}`;
  }
  const commit = () => { if (on) api.LMSCommit(''); };

  const ranks = ['not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];
  let status = get('cmi.core.lesson_status');
  let score = parseFloat(get('cmi.core.score.raw'));   // NaN: none yet

  function reach(next) {
    if (ranks.indexOf(next) <= ranks.indexOf(status)) return;
    status = next;
    set('cmi.core.lesson_status', status);
    commit();
  }
  function raise(next) {
    if (next <= score) return;
    score = next;
    set('cmi.core.score.min', 0);
    set('cmi.core.score.max', 100);
    set('cmi.core.score.raw', score);
    commit();
  }

  reach('incomplete');

  let hasGoal = false;
  let lesson = null;             // the one that the package is of
  const right = new Set();       // questions answered right the first time
  const hear = {
    ready(told) { lesson ??= told.lesson; },
    goal({met}) {
      hasGoal = true;
      if (!met) return;
      raise(100);
      reach('passed');
    },
    question({index, count, answered, wrong}) {
      if (!answered) return;
      if (wrong === 0) right.add(index);
      if (!hasGoal) raise(Math.round((100 * right.size) / count));
    },
    state({ended}) { if (ended && !hasGoal) reach('completed'); },
  };

  const frame = document.querySelector('iframe');
  let shown = null;   // another lesson that is opened here is not what is marked
  addEventListener('message', ({source, data}) => {
    if (source !== frame.contentWindow || data?.comptoir !== 1 || data.type !== 'listening') return;
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data: told}) => {
      if (told.type === 'state') shown = told.lesson;
      if (told.type === 'ready' || shown === lesson) hear[told.type]?.(told);
    };
    frame.contentWindow.postMessage({comptoir: 1, type: 'ping'}, '*', [port2]);
  });

  // hours:minutes:seconds, as the standard writes a time.
  function time(milliseconds) {
    const seconds = Math.floor(milliseconds / 1000);
    const two = (number) => String(number).padStart(2, '0');
    return `${String(Math.floor(seconds / 3600)).padStart(4, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  let finished = false;
  addEventListener('pagehide', () => {
    if (!on || finished) return;
    finished = true;
    set('cmi.core.session_time', time(Date.now() - begun));
    set('cmi.core.exit', '');
    commit();
    api.LMSFinish('');
  });
})();
