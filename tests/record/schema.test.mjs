// docs/run.schema.json is the contract of a run's file: what the command line and the recorder write keeps it, and what the schema refuses is not opened.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import Ajv from 'ajv/dist/2020.js';

const project = fileURLToPath(new URL('../../', import.meta.url));
const comptoir = async (...words) => (await promisify(execFile)(`${project}build/native-release/src/cli/comptoir`, words, {maxBuffer: 1 << 30})).stdout;
const read = async (path) => JSON.parse(await readFile(join(project, path), 'utf8'));

const schema = await read('docs/run.schema.json');
const fits = new Ajv({strict: true, strictTypes: false}).compile(schema);
const because = (name) => `${name}: ${JSON.stringify(fits.errors?.slice(0, 3))}`;

const folder = await mkdtemp(join(tmpdir(), 'comptoir-'));
after(() => rm(folder, {recursive: true}));

const kindsOf = (runs) => new Set(runs.flatMap((run) => run.events.map(({event}) => event)));
const told = new Set();   // every kind of event that any of the files holds

test('every lesson is written so in each of its variants', async () => {
  const {lessons} = JSON.parse(await comptoir('list', '--json'));
  assert.ok(lessons.length >= 43);
  for (const {id, choices} of lessons) {
    let links = [`lesson=${id}`];
    for (const [key, words] of Object.entries(choices)) links = links.flatMap((link) => words.map((word) => `${link}&${key}=${word}`));
    for (const link of links) {
      const run = JSON.parse(await comptoir('run', link, '--trace', 'json'));
      assert.ok(fits(run), because(link));
      kindsOf([run]).forEach((kind) => told.add(kind));
    }
  }
});

test('so are the runs of the kept links in which something is done', async () => {
  const links = (await read('tests/session/links_v1.json')).filter(({settings}) => settings.do.length);
  assert.ok(links.length >= 5);
  for (const {written} of links) {
    const run = JSON.parse(await comptoir('run', written, '--trace', 'json'));
    assert.ok(fits(run), because(written));
    kindsOf([run]).forEach((kind) => told.add(kind));
  }
});

test('so is every program that the recorder recorded, on each Python', async () => {
  const names = (await readdir(join(project, 'build/records'), {recursive: true})).filter((name) => name.endsWith('.json'));
  const versions = new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0]));
  assert.ok(versions.has('3.11') && versions.size >= 2, [...versions].join());
  const runs = await Promise.all(names.map(async (name) => [name, await read(`build/records/${name}`)]));
  for (const [name, run] of runs) assert.ok(fits(run), because(name));
  kindsOf(runs.map(([, run]) => run)).forEach((kind) => told.add(kind));
});

test('between them they hold every kind of event that the schema knows', () => {
  const all = Object.values(schema.$defs).flatMap(({properties}) => properties?.event?.enum ?? properties?.event?.const ?? []);
  assert.ok(all.length >= 28, all.join());
  assert.deepEqual(all.filter((kind) => !told.has(kind)), []);
});

// A short run that holds what the cases break; each says at which place of it, and what is put there (nothing: the member goes).
const whole = () => ({
  version: 1, title: 'Mine', made_by: 'by hand', time: 'virtual', complete: false, program: {file: 'mine.py', source: 'pass\n', places: [1, 0]},
  tasks: [{id: 1, name: 'main', created: 0}], resources: [{id: 1, kind: 'lock', name: 'till', permits: 1}],
  events: [
    {event: 'task_created', task: 1, name: 'main'}, {event: 'scheduled', handle: 1, kind: 'step', task: 1}, {event: 'iteration', t: 0}, {event: 'run', handle: 1},
    {event: 'resource_created', resource: 1, kind: 'lock', name: 'till', number: 1}, {event: 'acquired', resource: 1, task: 1},
    {event: 'timer_scheduled', handle: 2, kind: 'set_result', task: 1, future: 'sleep', number: 1000}, {event: 'print', task: 1, text: 'a line'},
    {event: 'line', task: 1, number: 1}, {event: 'waits', task: 1, kind: 'sleep'}, {event: 'done', handle: 1},
  ],
  reports: [{k: 1, t: 0, message: 'never retrieved', task: 1, error: 'ValueError()'}],
});
const broken = [
  ['version'], ['version', 2], ['version', '1'], ['events'], ['events', {}], ['hash', '0123456789ABCDEF'], ['hash', 12], ['title', 7], ['title', 'x'.repeat(4001)],
  ['time', 'later'], ['end_time', -1], ['end_time', 0.5], ['complete', 'no'], ['author', 'me'],
  ['program.source'], ['program.file', null], ['program.places', [-1]], ['program.places', [65536]], ['program.language', 'python'],
  ['tasks.0.name'], ['tasks.0.id', 0], ['resources.0.kind'], ['resources.0.owner', 1],
  ['events.0.event'], ['events.0.event', 'task_made'], ['events.0.task'], ['events.0.task', 0], ['events.0.task', 16777216], ['events.0.task', '1'], ['events.0.name', ['main']],
  ['events.0.colour', 'red'], ['events.1.kind'], ['events.1.kind', 'jump'], ['events.1.number', 5], ['events.1.future', 'dream'], ['events.2.t'], ['events.2.t', -1],
  ['events.2.t', 5e18], ['events.2.t', '0'], ['events.2.handle', 1], ['events.3.handle', 1.5], ['events.3.k', -1], ['events.4.kind', 'gate'], ['events.4.number', 1e10],
  ['events.5.task'], ['events.5.resource', null], ['events.6.number'], ['events.6.number', -5], ['events.7.text', 'x'.repeat(4001)], ['events.7.number', 65536],
  ['events.8.number'], ['events.8.number', -1], ['events.9.kind', 'nap'], ['events.9.handle', 1], ['events.10', 'done'], ['events.10', null],
  ['reports.0.message'], ['reports.0.k', -1], ['reports.0.level', 'error'],
];

test('what the schema refuses is refused by the reader, too', async () => {
  const opened = async (name, run) => {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(run));
    return comptoir('open', path, '--trace', 'json').then(() => '', ({stderr, code}) => code > 0 && stderr);
  };
  assert.ok(fits(whole()), because('the run that the cases break'));
  assert.equal(await opened('whole.json', whole()), '');
  for (const [number, [place, value]] of broken.entries()) {
    const run = whole(), steps = place.split('.'), last = steps.pop();
    const owner = steps.reduce((at, step) => at[step], run);
    if (value === undefined) delete owner[last];
    else owner[last] = value;
    const what = `${place}: ${JSON.stringify(value)}`.slice(0, 80);
    assert.ok(!fits(run), `${what} fits`);
    assert.ok(await opened(`${number}.json`, run), `${what} is opened`);
  }
});
