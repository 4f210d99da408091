import { h } from "../../src/html-report/client/dom.ts";
import { countText } from "../../src/html-report/client/format.ts";
import { icon } from "../../src/html-report/client/icons.ts";
import { jobDetail } from "../../src/html-report/client/jobs/job-detail.ts";
import { EVERYTHING } from "../../src/html-report/client/jobs/job-query.ts";
import { onSearchKey } from "../../src/html-report/client/jobs/toolbar.ts";
import type { JobData, ReportData } from "../../src/html-report/client/report-data.ts";
import { reportView } from "../../src/html-report/client/report-view.ts";
import { auditor } from "./auditor.ts";
import { inputBox } from "./input-box.ts";
import { fragmentOf, textOf } from "./share-link.ts";
import type { Example, PlaygroundInput, SiteData } from "./site-data.ts";

/** Audits what is in the input box, whenever it changes, and shows the report. */
export function playground({ worker, examples }: SiteData): void {
  const result = document.querySelector("#result")!;
  const status = document.querySelector("#status")!;
  const share = document.querySelector<HTMLButtonElement>("#share")!;
  const audit = auditor(worker);

  const say = (text: string) => {
    status.textContent = text;
  };
  const onInput = (inputs: readonly PlaygroundInput[]) => {
    share.disabled = box.text() === undefined;
    if (inputs.length === 0) {
      result.replaceChildren();
      say("");
      return;
    }
    say("Reading…");
    audit(inputs, {
      progress: (histories) => say(`Reading… ${countText(histories, "history", "histories")}`),
      done(report, jobs) {
        result.replaceChildren(...resultView(report, jobs));
        say(sentence(report, jobs));
      },
      failed(problem) {
        result.replaceChildren();
        say(`The input cannot be read: ${problem}`);
      },
    });
  };
  const box = inputBox(onInput);
  const showExample = ({ name, text }: Example) => box.show([{ name, content: text }]);

  const openLink = async () => {
    try {
      const text = await textOf(location.hash);
      if (text !== undefined) await box.show([{ content: text }]);
      return text !== undefined;
    } catch (error) {
      result.replaceChildren();
      say((error as Error).message);
      return true;
    }
  };
  share.addEventListener("click", async () => {
    const fragment = await fragmentOf(box.text() ?? "");
    if (fragment === undefined) return say("This input is too long for a link.");
    history.replaceState(null, "", fragment);
    await navigator.clipboard.writeText(location.href).then(
      () => say("Link copied. It holds the whole input."),
      () => say("The address of this page is the link now."),
    );
  });
  onSearchKey(() => document.querySelector<HTMLInputElement>("#search")?.focus());
  addEventListener("hashchange", () => void openLink());
  for (const group of document.querySelectorAll<HTMLElement>("[data-examples]")) {
    const chosen = examples.filter((example) => example.group === group.dataset.examples);
    group.append(...chosen.map((example) => exampleButton(example, () => void showExample(example))));
  }
  void openLink().then((isLink) => (isLink ? undefined : showExample(examples[0]!)));
}

function exampleButton({ title }: Example, onClick: () => void): HTMLButtonElement {
  const button = h("button", { type: "button", class: "example" }, title);
  button.addEventListener("click", onClick);
  return button;
}

/** One job in full; several as a report. */
function resultView(report: ReportData, jobs: readonly JobData[]): readonly Node[] {
  const [job, ...others] = jobs;
  if (job === undefined) return [];
  if (others.length > 0) return reportView(report, jobs, EVERYTHING, () => {}, "h2").elements;
  const heading = h("h2", {}, icon(job.verdict), h("bdi", {}, job.name ?? "A job without a name"));
  return [
    h("article", { class: "single-job" }, heading, ...jobDetail(job, report.lifecycles[job.lifecycle]!.lifecycle)),
  ];
}

function sentence({ summary, inputs }: ReportData, jobs: readonly JobData[]): string {
  if (jobs.length === 0) return "There is no history in this input.";
  const formats = Object.keys(inputs.formats).join(", ");
  const verdict = jobs.length === 1 ? jobs[0]!.verdict : countText(summary.histories, "history", "histories");
  return summary.histories === 0 ? "unreadable" : `${verdict}, read as ${formats}`;
}
