/** Steps that stand under each other; more stand in two columns. */
const mostInOneColumn = 3;

/**
 * Black on white, as school printers do it, and the room to write fills what is left of the page.
 *
 * @param size of the type, pt. @param steps how many the lesson has
 */
export function sheetStyle(size: number, steps: number): string {
  const columns = steps > mostInOneColumn ? 2 : 1;
  return `
*{box-sizing:border-box;margin:0;padding:0}
html{height:100%}
body{height:calc(100% - 3mm);display:flex;flex-direction:column;font:${size}pt/1.3 "Liberation Sans",Arial,Helvetica,sans-serif;color:#000}
header{border-bottom:1.5pt solid #000;padding-bottom:.5em;margin-bottom:.6em}
header>p:first-child{font-size:.85em}
h1{font-size:1.7em;line-height:1.2}
h2{font-size:1.1em;margin-bottom:.2em}
main{flex:1;display:grid;grid-template-columns:repeat(${columns},1fr);grid-auto-rows:minmax(min-content,1fr);gap:.8em 1.6em}
.answers main{grid-auto-rows:min-content}
.ticket main{grid-template-columns:1fr}
section{display:flex;flex-direction:column;gap:.25em;break-inside:avoid}
ol,ul{padding-left:1.6em}
.answers>li{padding-left:.2em}
.answers>li>div>p{display:inline}
.answers b,.answers i{margin-left:.6em;padding:0 .4em;border:.6pt solid #000;border-radius:.4em;font-size:.85em;white-space:nowrap}
.write{flex:1;min-height:2.6em;border:.6pt solid #000;border-radius:.3em;padding:.15em .4em}
.write p{font-size:.8em}
.names{display:flex;gap:2em;margin-top:.9em}
.blank{flex:2;display:flex;gap:.5em}
.blank+.blank{flex:1}
.blank::after{content:"";flex:1;border-bottom:.6pt solid #000}
aside{border-left:1.5pt solid #000;padding-left:.5em;font-style:italic}
code,pre{font-family:"Liberation Mono",Consolas,Menlo,monospace;font-size:.92em}
pre{white-space:pre-wrap}
`;
}
