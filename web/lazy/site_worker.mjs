// Lets the browser keep the site, so that it opens with no network (web/service_worker.js). Where that is refused nothing is lost, and who saves data
// is not asked to load what may never be looked at.
export async function keepSite() {
  if (navigator.connection?.saveData) return;
  try {
    await navigator.serviceWorker.register('service_worker.js');
  } catch { /* No such thing in this browser, or not for this page: a file on a disk, a private window. */ }
}
