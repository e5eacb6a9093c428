import{elementCode as f,frameCode as h}from"../lazy/embed_code.mjs";const m=520,d=(e,n)=>e.replace(/^(?=.)/gm," ".repeat(n)),p=({site:e,link:n})=>`${e}?embed=1#${n}`,$=e=>/(?:^|&)lesson=([a-z0-9-]+)/.exec(e)?.[1]??"",k=e=>/(?:^|&)lang=(fr|en)/.exec(e)?.[1]??"en",i=({site:e,link:n,title:a})=>f({site:e,link:n,load:"click",height:0,said:a}),o=({site:e,link:n,title:a})=>h({site:e,link:n,width:"100%",height:m,said:a}),x={element:{language:"html",make:i},frame:{language:"html",make:o},myst:{language:"md",make:e=>`:::{iframe} ${p(e)}
:width: 100%
:title: ${e.title}
:::`},sphinx:{language:"rst",make:e=>`.. raw:: html

${d(o(e),3)}`},"jupyter-book":{language:"md",make:e=>`\`\`\`{raw} html
${i(e)}
\`\`\``},notebook:{language:"python",make:e=>`from IPython.display import IFrame

IFrame("${p(e)}", width="100%", height=${m})`},"notebook-element":{language:"python",make:e=>`from IPython.display import HTML

HTML("""
${i(e)}
""")`},moodle:{language:"html",make:o},gitbook:{language:"md",make:({site:e,link:n})=>`${e}${k(n)}/l/${$(n)}/`},reveal:{language:"html",make:e=>`<section>
${d(o(e).replace(" src="," data-src=").replace(' loading="lazy"',""),2)}
</section>`},latex:{language:"latex",make:({site:e,link:n,title:a})=>`% ./run cli run '${n}' --svg figure.svg --view timeline --theme light
% rsvg-convert -f pdf -o figure.pdf figure.svg
\\begin{figure}
  \\includegraphics[width=\\linewidth]{figure.pdf}
  \\caption{${a.replace(/[#$%&_{}]/g,"\\$&")} --- \\url{${`${e}#${n}`.replace(/[#%]/g,"\\$&")}}}
\\end{figure}`}},w=e=>encodeURIComponent(e).replace(/[!'()]/,n=>`%${n.charCodeAt().toString(16).toUpperCase()}`);function v(e,n,a){const l=e.trim(),r=/^\w+:\/\//.test(l)&&URL.canParse(l)?new URL(l):null;if(/^\w+:/.test(l)&&!(r&&/^(https?|file):$/.test(r.protocol)))return{wrong:["link",l]};const u=r?r.href.split(/[?#]/)[0].replace(/[^/]*$/,""):n,s=(r?`${r.hash.slice(1)}&${r.search.slice(1)}`:l.replace(/^[#?]/,"")).split("&").filter(t=>t&&!t.startsWith("embed="));for(const t of s){if(!/^[a-z][a-z0-9_]*=/.test(t))return{wrong:["link",t]};const[g,c]=[t.slice(0,t.indexOf("=")),t.slice(t.indexOf("=")+1)];if(g==="lesson"&&!a.includes(c))return{wrong:[g,c]}}return s.some(t=>t.startsWith("lesson="))?{site:u,link:s.join("&").replace(/[^A-Za-z0-9\-._~:,%=&*+@/]/gu,w)}:{wrong:["lesson",""]}}export{v as readPasted,x as recipes};
