// A film of what the canvas shows while the program plays from one time to another, recorded by the browser. The page stays in use; what
// was shown before comes back at the end.

const types = [['video/webm;codecs=vp9', 'webm'], ['video/webm;codecs=vp8', 'webm'], ['video/webm', 'webm'], ['video/mp4', 'mp4']];
const framesPerSecond = 30, bitsPerSecond = 4e6;
const longest = 180000;   // milliseconds
const lookEvery = 150;    // milliseconds between two looks at where it is
const rest = 600;         // milliseconds that the last picture stays

// [MIME type, file ending], or undefined: this browser records no canvas.
export const filmType = () => (typeof MediaRecorder === 'function' && HTMLCanvasElement.prototype.captureStream ? types.find(([type]) => MediaRecorder.isTypeSupported(type)) : undefined);

const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

// `to` null: to the end. `progress(state)` is told where it is. `signal` ends it with nothing: null. Else {blob, cut}: `cut` when it
// reached the longest there may be.
export async function record(program, canvas, {from, to, speed}, progress, signal) {
  const before = program.read();
  const say = (...lines) => lines.forEach((line) => program.command(line));
  const pieces = [];
  const [type] = filmType();
  const stream = canvas.captureStream(framesPerSecond);
  const recorder = new MediaRecorder(stream, {mimeType: type, videoBitsPerSecond: bitsPerSecond});
  const failed = new Promise((_, no) => { recorder.onerror = ({error}) => no(error); });
  const stopped = new Promise((done) => { recorder.onstop = done; });
  recorder.ondataavailable = ({data}) => { if (data.size) pieces.push(data); };

  // Until it is there, at the end, cancelled, or too long; true in this last case.
  async function play() {
    for (let time = 0; ; time += lookEvery) {
      await pause(lookEvery);
      const state = program.read();
      progress(state);
      if (signal.aborted || state.at_end || (to !== null && Number(state.seconds) >= to)) return false;
      if (time >= longest) return true;
      if (!state.playing && !state.progress) say('play');   // it came to a stop of the scenario's
    }
  }

  try {
    say('pause', `seek ${from}`, `speed ${speed}`);
    await pause(lookEvery);   // the first picture is drawn
    recorder.start(1000);
    say('play');
    const cut = await Promise.race([play(), failed]);
    say('pause');
    if (!signal.aborted) await pause(rest);
    recorder.stop();
    await Promise.race([stopped, failed]);
    return signal.aborted ? null : {blob: new Blob(pieces, {type: recorder.mimeType.split(';')[0]}), cut};
  } finally {
    if (recorder.state !== 'inactive') recorder.stop();
    for (const track of stream.getTracks()) track.stop();
    say('pause', `speed ${before.speed}`, `position ${before.position.handle}`);
  }
}
