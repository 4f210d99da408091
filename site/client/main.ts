import { definitions } from "../../src/html-report/client/diagram/svg-defs.ts";
import { lifecycleExplorer } from "./lifecycle-explorer.ts";
import { playground } from "./playground.ts";
import type { SiteData } from "./site-data.ts";

const element = document.querySelector("#site-data")!;
const data: SiteData = JSON.parse(element.textContent!);
element.remove();

document.body.append(definitions());
playground(data);
lifecycleExplorer();
