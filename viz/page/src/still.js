// What the library runs to draw a still picture: the page's own layout and drawing.
import './es5.js';
import { arrange, drawGraph } from './draw.js';
import { h, toText } from './tree.js';
import { visible } from './graph.js';
import { Recording } from './recording.js';

const STYLE = `text{font:13px system-ui,sans-serif;text-anchor:middle;fill:#1d2430}
.sub{font-size:11.5px;fill:#5d6778}.box{fill:#f1f3f6;stroke:#6a7485;stroke-width:1.4}
.leaf .box{fill:#d8e9f8;stroke:#0067a8}.constant .box,.earlier .box{fill:none;stroke:#8b93a1;stroke-dasharray:2 3}
.root .box{fill:#d4efe3;stroke:#00704f;stroke-width:2}.line{fill:none;stroke:#6a7485;stroke-width:1.3}
.reach{fill:none}.head{fill:#6a7485}.quiet .line{stroke-dasharray:2 4}
@media(prefers-color-scheme:dark){text{fill:#e6eaf0}.sub{fill:#9aa6b8}.box{fill:#262e3a;stroke:#8f9bb0}
.leaf .box{fill:#12344f;stroke:#5db2ee}.root .box{fill:#0d3b2c;stroke:#43c698}.line{stroke:#8f9bb0}.head{fill:#8f9bb0}}`;

/** The graph of a recording, given as JSON, as the text of an SVG file. */
function still(json) {
  const recording = new Recording(JSON.parse(json));
  const view = visible(recording, new Set(), null);
  view.items.forEach(item => {
    if (item.ids[0] === recording.root) item.status = 'root';
  });
  const places = arrange(view.items, view.edges);
  return (
    toText(drawGraph(view.items, view.edges, places, { head: h('style', null, STYLE) })) + '\n'
  );
}

new Function('return this')().still = still;
