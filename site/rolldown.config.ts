import { defineConfig } from "rolldown";
import { reportPage } from "../scripts/report-page.ts";
import { documentation } from "./pages/documentation.ts";
import { fillLanding } from "./pages/landing.ts";

/* `npm run site` */
export default defineConfig({
  input: { index: "site/client/main.ts" },
  platform: "browser",
  plugins: [reportPage("site/landing.html", fillLanding), documentation()],
  output: { dir: "site/dist", cleanDir: true, minify: true, comments: false },
});
