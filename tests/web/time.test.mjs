import assert from 'node:assert/strict';
import {test} from 'node:test';
import {toldMark, viewOf} from '../../web/lazy/cards.mjs';
import {arrivalsText, clientsOf, goRows, sheetBottom, stopLine} from '../../web/lazy/time_view.mjs';
import {toggleStop} from '../../web/shortcuts.mjs';

const marks = (...here) => [0.5, 3.5, 3.5, 4].map((seconds, n) => ({seconds: String(seconds), moment: `${seconds} s`, caption: `mark ${n}`, here: here.includes(n)}));

test('a stop’s line has the value that its kind needs', () => {
  assert.equal(stopLine({kind: 'late', needs: ''}, ''), 'stop add late');
  assert.equal(stopLine({kind: 'time', needs: 'time'}, ' 1\u202f000,5 '), 'stop add time 1000.5');
  assert.equal(stopLine({kind: 'time', needs: 'time'}, '  '), '');
  assert.equal(stopLine({kind: 'task', needs: 'task'}, 'Task 1, the second'), 'stop add task Task 1, the second');
});

test('a stop at this time is set and taken away', () => {
  assert.equal(toggleStop('lesson=names', '3.5'), 'stop add time 3.5');
  assert.equal(toggleStop('lesson=names&stop=late,time:3.5,error', '3.5'), 'stop remove 1');
  assert.equal(toggleStop('stop=time:3.55', '3.5'), 'stop add time 3.5');
});

test('a list of arrivals reads as its language writes numbers', () => {
  assert.equal(arrivalsText('0,0.4,1.2', 'en'), '0, 0.4, 1.2');
  assert.equal(arrivalsText('0,0.4,1.2', 'fr'), '0 ; 0,4 ; 1,2');
  assert.equal(arrivalsText('5', 'fr'), '5');
});

test('the event of a task needs a task', () => {
  assert.deepEqual(goRows({selection: {task: 0}}).filter(({open}) => !open).map(({name}) => name), ['event']);
  assert.ok(goRows({selection: {task: 7}}).every(({open}) => open));
  assert.ok(goRows({}).length > 3, 'an older program');
});

test('the client that is looked for is the chosen one', () => {
  assert.deepEqual(clientsOf({results: {total: 10}, selection: {client: 6}}), {count: 10, chosen: 6});
  assert.deepEqual(clientsOf({results: null, selection: {client: 0}}), {count: 0, chosen: 1});
});

test('of several marks at one moment the one that was gone to is told', () => {
  assert.equal(toldMark({marks: marks(1, 2), seconds: '3.5'}, 2), 2);
  assert.equal(toldMark({marks: marks(1, 2), seconds: '3.5'}, -1), 1);
  assert.equal(toldMark({marks: marks(3), seconds: '4'}, 1), 3);
  assert.equal(toldMark({marks: marks(), seconds: '3.7'}, 1), 1, 'one looked around: the caption stays');
  assert.equal(toldMark({marks: marks(), seconds: '3.7'}, -1), 2);
  assert.equal(toldMark({marks: marks(), seconds: '0'}, -1), 0);
  assert.equal(toldMark({marks: marks().slice(0, 1), seconds: '4'}, 3), 0, 'the others were removed');
});

test('the foot shows a prediction before a mark, and nothing where the lesson asks', () => {
  const state = {marks: marks(0), seconds: '0.5', prediction: {state: 'asked', ask: '?', options: []}};
  const telling = {telling: true, busy: false};
  assert.equal(viewOf(state, telling, -1).kind, 'predict');
  assert.equal(viewOf(state, {...telling, busy: true}, -1).kind, '');
  assert.deepEqual(viewOf({...state, prediction: {state: 'off'}}, telling, -1), {kind: 'mark', index: 0, count: 4, caption: 'mark 0', moment: '0.5 s'});
  assert.equal(viewOf({...state, prediction: undefined}, {telling: false, busy: false}, -1).kind, '');
  assert.equal(viewOf({seconds: '1'}, telling, -1).kind, '', 'an older program');
});

test('a wide window keeps its transport free; one without room does not', () => {
  assert.equal(sheetBottom({play: [0, 600, 40, 40]}, 900), 312);
  assert.equal(sheetBottom({play: [0, 300, 40, 40]}, 600), 12);
  assert.equal(sheetBottom({}, 600), 12);
});
