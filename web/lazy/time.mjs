// The time sheet: everything that moves in time or changes it, as real controls beside the canvas, which stays in use. Not modal: the
// keys go on working, Escape and the cross close it, and the focus goes back to where it came from.
import {element, setAttribute, setText} from '../element.mjs';
import {words} from '../words.mjs';
import {arrivalsText, clientsOf, goRows, sheetBottom, stopLine} from './time_view.mjs';

const stage = document.getElementById('stage');
const root = document.documentElement;

export function makeSheet(program, {tell, closed}) {
  let state = null;
  let from = null;        // what had the focus before
  let wantsCaption = false;
  let madeFor = '';
  let parts = [];

  // A command, and what is wrong with it in the one place for that.
  const said = element('p', {class: 'said', role: 'status'});
  const send = (line) => { const problem = program.command(line); setText(said, problem); return !problem; };
  const button = (name, label, act, properties = {}) => element('button', {type: 'button', class: 'quiet', 'data-act': name, onclick: typeof act === 'string' ? () => send(act) : act, ...properties}, label);
  const enable = (control, open) => { if (control.disabled === open) control.disabled = !open; };
  const section = (name, title, ...body) => element('details', {'data-part': name, open: true}, element('summary', {}, element('h3', {}, title)), element('div', {class: 'part'}, body));

  // Children that are made again only when what they show has changed; the focus stays at what has the same name.
  function remade(node, fill) {
    let key = '';
    return (data) => {
      const next = JSON.stringify(data);
      if (next === key) return;
      key = next;
      const held = node.contains(document.activeElement) ? document.activeElement.dataset.act : '';
      node.replaceChildren(...fill(data).flat().filter(Boolean));
      if (held) (node.querySelector(`[data-act="${held}"]`) ?? node.querySelector('button') ?? node.closest('details').querySelector('summary')).focus();
    };
  }

  function makeGo() {
    const rows = goRows(state).map(({name, label, command}) => {
      const text = words(label);
      const ways = [[-1, '‹', 'later.back'], [1, '›', 'later.forward']].map(([by, sign, key]) => button(`${name}${by}`, sign, `${command} ${by}`, {class: 'way', 'aria-label': words(key, text)}));
      return {name, ways, made: element('div', {class: 'go'}, element('span', {'aria-hidden': 'true'}, text), ways)};
    });
    const client = element('input', {type: 'text', inputmode: 'numeric', id: 'time-client', autocomplete: 'off', size: 5});
    const served = element('form', {class: 'go', onsubmit: (event) => { event.preventDefault(); send(`served ${client.value.trim()}`); }},
      element('label', {for: 'time-client'}, words('web.column_client')), client, element('button', {class: 'quiet', 'data-act': 'served'}, words('later.go_served')));
    return {
      made: section('go', words('later.go'), rows.map(({made}) => made), served),
      show() {
        for (const {name, open} of goRows(state)) for (const way of rows.find((row) => row.name === name).ways) enable(way, open);
        const {count, chosen} = clientsOf(state);
        served.hidden = count === 0;
        if (document.activeElement !== client) client.value = String(chosen);
      },
    };
  }

  // What stops where it stands says so; the program's sentence is told once.
  function makeStops() {
    const here = element('p', {class: 'here', role: 'status'});
    const list = element('ul');
    const kind = element('select', {id: 'time-kind', onchange: () => showValue()});
    const valueLabel = element('label', {for: 'time-value'});
    const value = element('div', {class: 'value'});
    const kindOf = () => state.stop_kinds.find((each) => each.kind === kind.value) ?? state.stop_kinds[0];
    const fillKinds = remade(kind, (kinds) => kinds.map(([name, label]) => element('option', {value: name}, label)));
    const fillValue = remade(value, ([needs, options, seconds]) => [!needs ? null : options.length
      ? element('select', {id: 'time-value', 'data-act': 'value'}, options.map((each) => element('option', {value: each.value}, each.label)))
      : element('input', {type: 'text', id: 'time-value', 'data-act': 'value', inputmode: 'decimal', autocomplete: 'off', value: seconds})]);
    const fillList = remade(list, (stops) => stops.map(({text}, n) => element('li', {}, element('span', {}, text),
      button(`remove${n}`, '×', `stop remove ${n}`, {class: 'close', 'aria-label': words('later.remove', text)}))));
    const none = element('p', {class: 'caption'}, words('later.stop_none'));
    const clear = button('clear', words('later.remove_all'), 'stop clear');
    const runs = [button('run-1', words('later.stop_previous'), 'run -1'), button('run1', words('later.stop_next'), 'run 1')];
    const form = element('form', {class: 'form', onsubmit: (event) => {
      event.preventDefault();
      const line = stopLine(kindOf(), value.firstElementChild?.value ?? '');
      if (line) send(line);
    }}, element('label', {for: 'time-kind'}, words('later.stop_kind')), kind, valueLabel, value, element('button', {class: 'quiet', 'data-act': 'add'}, words('later.add')));

    function showValue() {
      const {needs, options = []} = kindOf();
      // A time that was typed stays; a fresh field has the moment's.
      fillValue([needs, options.map(({value: name, label}) => ({value: name, label})), needs === 'time' && !value.contains(document.activeElement) ? String(state.seconds) : '']);
      valueLabel.hidden = !needs;
      setText(valueLabel, needs ? words(`later.need_${needs}`) : '');
    }

    return {
      made: section('stops', words('later.stops'), here, element('div', {class: 'row'}, runs), list, none, clear, form),
      show() {
        const stops = state.stops ?? [];
        setText(here, state.stopped ?? '');
        fillList(stops);
        none.hidden = stops.length > 0;
        list.hidden = stops.length === 0;
        clear.hidden = stops.length < 2;
        for (const run of runs) enable(run, stops.length > 0);
        form.hidden = !state.stop_kinds?.length;
        if (form.hidden) return;
        fillKinds(state.stop_kinds.map((each) => [each.kind, each.label]));
        if (!value.contains(document.activeElement)) showValue();
      },
    };
  }

  function makeMarks() {
    const list = element('ul');
    const none = element('p', {class: 'caption'}, words('later.mark_none'));
    const tellAll = button('tell', words('later.mark_tell'), tell, {class: 'solid'});
    const caption = (mark, n) => {
      const input = element('input', {type: 'text', class: 'text', 'data-act': `caption${n}`, maxlength: 120, value: mark.caption, autocomplete: 'off', 'aria-label': words('later.mark_caption', mark.moment),
        onchange: () => { if (input.value !== mark.caption) send(`mark.caption ${n} ${input.value}`); },
        onkeydown: (event) => {
          if (event.key === 'Enter') input.blur();
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          input.value = mark.caption;
          input.blur();
        }});
      return input;
    };
    const fill = remade(list, (marks) => marks.map((mark, n) => element('li', {'aria-current': mark.here ? 'true' : null},
      button(`go${n}`, mark.moment, `mark.go ${n}`, {'aria-label': words('later.mark_go', mark.moment)}), caption(mark, n),
      button(`remove${n}`, '×', `mark.remove ${n}`, {class: 'close', 'aria-label': words('later.remove', mark.caption || mark.moment)}))));
    const typing = () => list.contains(document.activeElement) && document.activeElement.matches('input');
    list.addEventListener('focusout', () => setTimeout(show));   // what waited while a caption was typed

    function show() {
      const marks = state.marks ?? [];
      if (!typing()) fill(marks);
      none.hidden = marks.length > 0;
      list.hidden = marks.length === 0;
      enable(tellAll, marks.length > 0);
      const here = marks.findIndex((mark) => mark.here);
      if (!wantsCaption || here < 0) return;
      wantsCaption = false;
      list.querySelector(`[data-act="caption${here}"]`)?.focus();
    }

    return {
      made: section('marks', words('later.marks'), list, none,
        element('div', {class: 'row'}, button('mark', words('later.shortcut_mark'), () => { wantsCaption = send('mark'); }), tellAll)),
      show,
    };
  }

  function makeChange() {
    const can = element('div', {class: 'can'});
    const list = element('ul');
    const none = element('p', {class: 'caption'}, words('later.change_none'));
    const ways = [button('undo', words('web.undo'), 'undo'), button('redo', words('web.redo'), 'redo')];
    // One that is not possible now says why, and can be reached to hear it.
    const fillCan = remade(can, (deeds) => deeds.map(({command, label, enabled, why}, n) => element('div', {},
      button(`can-${command}`, label, () => { if (enabled) send(command); }, {'aria-disabled': enabled ? null : 'true', 'aria-describedby': enabled || !why ? null : `time-why${n}`}),
      enabled || !why ? null : element('small', {id: `time-why${n}`}, why))));
    const fillList = remade(list, (deeds) => deeds.map(({text, applied, note}, n) => element('li', {},
      element('span', {}, text, applied && !note ? null : element('small', {}, note || words('later.change_no_effect'))),
      button(`undone${n}`, '×', `undone ${n}`, {class: 'close', 'aria-label': words('later.remove', text)}))));
    // Clients sent in by hand, and all others, become a list; it can be typed, too.
    const refused = (wrong) => setAttribute(arrive, 'aria-invalid', wrong ? 'true' : null);
    const arrive = element('input', {type: 'text', id: 'time-arrive', 'data-act': 'arrive', autocomplete: 'off', spellcheck: 'false',
      onkeydown: (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        arrive.value = arrivalsText(state.history.arrive, state.language);
        refused(false);
        arrive.blur();
      }});
    const arrivals = element('form', {class: 'form', onsubmit: (event) => {
      event.preventDefault();
      refused(!send(`type arrive ${arrive.value}`));
    }}, element('label', {for: 'time-arrive'}, words('later.arrive')), element('div', {class: 'value'}, arrive), element('button', {class: 'quiet', 'data-act': 'arrive-apply'}, words('later.arrive_apply')),
    button('arrive-keep', words('later.arrive_keep'), () => {
      if (!send('arrive keep')) return;
      refused(false);
      setText(said, words('later.arrive_kept'));
    }));
    const made = section('change', words('later.change'), can, list, none, element('div', {class: 'row'}, ways), arrivals);
    return {
      made,
      show() {
        made.hidden = !state.history;
        const {interventions = [], can: deeds = [], undo, redo, arrive: listed} = state.history ?? {};
        arrivals.hidden = listed === undefined;
        if (listed !== undefined && document.activeElement !== arrive && !arrive.hasAttribute('aria-invalid')) arrive.value = arrivalsText(listed, state.language);
        fillCan(deeds);
        fillList(interventions);
        none.hidden = interventions.length > 0;
        list.hidden = interventions.length === 0;
        enable(ways[0], Boolean(undo));
        enable(ways[1], Boolean(redo));
      },
    };
  }

  function makeCompare() {
    const keep = button('keep', words('web.keep'), 'keep');
    const differ = button('differ', words('later.compare_differ'), 'differ');
    const off = button('keep-off', words('later.compare_off'), 'keep off');
    const help = element('p', {class: 'caption'}, words('later.compare_help'));
    const differs = element('p', {role: 'status'});
    const runs = element('dl');
    const body = element('tbody');
    const column = (text, label) => element('th', {scope: 'col', 'aria-label': label}, text);
    const table = element('table', {}, element('thead', {}, element('tr', {}, column(words('later.metric')), column('A'), column('B'), column(words('later.difference')))), body);
    const fillRuns = remade(runs, (texts) => texts.flatMap((text, n) => [element('dt', {}, 'AB'[n]), element('dd', {}, text)]));
    const fill = remade(body, (metrics) => metrics.map(({label, a, b, difference, better}) => element('tr', {}, element('th', {scope: 'row'}, label),
      element('td', {class: better === 'a' ? 'better' : null}, a), element('td', {class: better === 'b' ? 'better' : null}, b), element('td', {}, difference))));
    const made = section('compare', words('web.compare'), help, element('div', {class: 'row'}, keep, differ, off), differs, runs, table);
    return {
      made,
      show() {
        made.hidden = state.kept === undefined;
        const {kept} = state;
        for (const part of [differ, off, differs, runs, table]) part.hidden = !kept;
        help.hidden = Boolean(kept);
        setText(differs, kept?.differs ?? '');
        fillRuns(kept ? [kept.a, kept.b] : []);
        fill(kept?.metrics ?? []);
        table.hidden ||= !kept?.metrics?.length;
        enable(differ, Boolean(kept?.differs_at));
      },
    };
  }

  function makePredict() {
    const asking = element('p', {class: 'caption'}, words('later.predict_ask'));
    const ask = button('ask', words('later.predict_again'), 'predict');
    const made = section('predict', words('later.predict'), asking, element('div', {class: 'row'}, ask));
    return {made, show() { made.hidden = !state.prediction; }};
  }

  const heading = element('h2', {id: 'time-title', tabindex: -1});
  const cross = button('close', '×', close, {class: 'close'});
  const body = element('div', {class: 'body'});
  const sheet = element('aside', {id: 'time', class: 'scrolls', 'aria-labelledby': 'time-title', hidden: true,
    onkeydown: (event) => { if (event.key === 'Escape' && !event.defaultPrevented) { event.preventDefault(); event.stopPropagation(); close(); } }},
  element('header', {}, heading, cross), said, body);
  stage.append(sheet);

  function make() {
    setText(heading, words('web.time'));
    setAttribute(cross, 'aria-label', words('web.close'));
    const open = Object.fromEntries([...body.querySelectorAll('details')].map((each) => [each.dataset.part, each.open]));
    parts = [makeGo(), makeStops(), makeMarks(), makeChange(), makeCompare(), makePredict()];
    body.replaceChildren(...parts.map(({made}) => made));
    // On a phone a sheet shows one part at a time.
    const narrow = matchMedia('(max-width: 599px)').matches;
    for (const each of body.querySelectorAll('details')) each.open = open[each.dataset.part] ?? (!narrow || each.dataset.part === 'go');
  }

  function close() {
    if (sheet.hidden) return;
    const held = sheet.contains(document.activeElement);
    sheet.hidden = true;
    delete root.dataset.time;
    if (held && from?.isConnected) from.focus();
    closed();
  }

  return {
    open() {
      from = document.activeElement;
      setText(said, '');
      sheet.hidden = false;
      root.dataset.time = '';
      heading.focus({preventScroll: true});
    },
    close,
    opened: () => !sheet.hidden,
    show(read, drawn) {
      state = read;
      if (sheet.hidden) return;
      if (state.language !== madeFor) {
        madeFor = state.language;
        make();
      }
      for (const part of parts) part.show();
      sheet.style.setProperty('--foot', `${sheetBottom(drawn.areas, stage.clientHeight)}px`);
    },
  };
}
