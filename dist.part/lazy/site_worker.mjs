async function e(){if(!navigator.connection?.saveData)try{await navigator.serviceWorker.register("worker.js")}catch{}}export{e as keepSite};
