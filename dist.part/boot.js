addEventListener("error",({target:e})=>{e.type==="module"&&document.head.append(Object.assign(document.createElement("script"),{src:"lazy/classic.js"}))},!0);
