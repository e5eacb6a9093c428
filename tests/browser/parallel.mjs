// Reading and using the page as a person with a keyboard or a screen reader does: through the parallel document.

export const control = (page, name) => page.locator(`[data-name="${name}"]`);

// "3,500 s, étape 64 / 182, tour de boucle 30 / 87" as numbers.
export async function moment(page) {
  const text = await page.locator('#moment').textContent();
  const numbers = text.replace(/[\u202f\u00a0,]/g, (found) => (found === ',' ? '.' : ' ')).match(/\d+(?:\.\d+)?/g).map(Number);
  const [seconds, step, steps, turn, turns] = numbers;
  return {text, seconds, step, steps, turn, turns};
}

// All that the parallel document says, without the live sentence: two equal texts are two equal states.
export async function stateText(page) {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll('#parallel input')].map((input) => `${input.dataset.name}=${input.value}`);
    const texts = [...document.querySelectorAll('#parallel h1, #moment, #running, #score, #parallel table')].map((node) => node.textContent);
    return [...values, ...texts].join('\n');
  });
}

// Waits until what `read` gives satisfies `wanted`, and returns it.
export async function until(read, wanted, milliseconds = 10000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    if (Date.now() > end) throw new Error(`did not come about; last seen: ${JSON.stringify(value)}`);
    await new Promise((done) => setTimeout(done, 40));
  }
}

// Does something and waits until the parallel document says something else.
export async function changing(page, act) {
  const before = await stateText(page);
  await act();
  return until(() => stateText(page), (text) => text !== before);
}

// Where a control is drawn, in CSS pixels.
export async function area(page, name) {
  const box = await control(page, name).boundingBox();
  return {...box, cx: box.x + box.width / 2, cy: box.y + box.height / 2};
}

export const drawn = (page, name) => control(page, name).evaluate((node) => node.hasAttribute('data-drawn'));
