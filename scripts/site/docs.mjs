export async function makeDocs() { return []; }
