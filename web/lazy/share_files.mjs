// Files to keep: what came of the run as data, its program, and the whole page with this scenario inside.
import {saveBlob, saveText} from './download.mjs';
import {element} from '../element.mjs';
import {words} from '../words.mjs';
import {offlinePage} from './offline.mjs';
import {programFiles} from './program_files.mjs';
import {fragmentShared} from './share_link.mjs';

export function makeFilesTab(program, state, {say}) {
  const {lesson, results} = state;
  let busy = false;

  // One at a time: each may take a while.
  async function give(name, make) {
    if (busy) return;
    busy = true;
    say(words('later.files_making', name));
    try {
      const problem = await make();
      say(problem || words('later.share_saved', name));
    } catch (error) {
      say(String(error.message ?? error));
    }
    busy = false;
  }

  const item = (key, name, make, properties = {}) => element('button', {type: 'button', class: 'item', 'data-file': key, onclick: () => give(name, make), ...properties},
    words(`later.files_${key}`), element('small', {}, words(`later.files_${key}_help`)));

  async function data(kind, name) {
    const {blob, problem} = await program.exportFile(kind);
    if (!problem) saveBlob(name, blob);
    return problem;
  }
  const dataItem = (kind, ending) => item(kind, `${lesson.id}${ending}`, () => data(kind, `${lesson.id}${ending}`));
  const programItem = ({form, name, type}) => item(form, name(lesson.file), () => saveText(name(lesson.file), program.python(form), type));

  async function offline() {
    const page = await offlinePage(fragmentShared(program));
    if (!page) return words('later.files_offline_failed');
    saveBlob(`comptoir-${lesson.id}.html`, page);
    return '';
  }
  const whole = item('offline', `comptoir-${lesson.id}.html`, offline);
  const part = (title, ...items) => element('section', {}, element('h3', {}, title), items);

  return {
    made: [
      part(words('later.files_page'), whole),
      lesson.file ? part(words('web.program'), programFiles.map(programItem)) : null,
      part(words('later.files_data'), results?.total > 0 ? dataItem('clients', '-clients.csv') : null, dataItem('json', '.json'), dataItem('chrome', '-trace.json'), dataItem('events', '-events.csv')),
    ].filter(Boolean),
    act: () => whole.click(),
  };
}
