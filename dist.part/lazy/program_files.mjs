const o=[{form:"script",type:"text/x-python",name:p=>p},{form:"notebook",type:"application/x-ipynb+json",name:p=>p.replace(/\.py$/,".ipynb")}];export{o as programFiles};
