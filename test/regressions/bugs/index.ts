import type { Regression } from "../regression.ts";
import { absentFailureReason } from "./absent-failure-reason.ts";
import { absentStatusMessage } from "./absent-status-message.ts";
import { absentTrainingTimes } from "./absent-training-times.ts";
import { duplicateEvent } from "./duplicate-event.ts";
import { earlyStop } from "./early-stop.ts";
import { endlessComponent } from "./endless-component.ts";
import { endlessLogs } from "./endless-logs.ts";
import { missingChoice } from "./missing-choice.ts";
import { negativeProcessingTime } from "./negative-processing-time.ts";
import { stoppedFitSucceeds } from "./stopped-fit-succeeds.ts";
import { stoppedTaskSucceeds } from "./stopped-task-succeeds.ts";
import { unnoticedStatusChange } from "./unnoticed-status-change.ts";

/** Public bugs of programs that read these histories. To add one, add a file and a line here. */
export const regressions: readonly Regression[] = [
  endlessLogs,
  endlessComponent,
  stoppedFitSucceeds,
  stoppedTaskSucceeds,
  absentFailureReason,
  missingChoice,
  absentTrainingTimes,
  negativeProcessingTime,
  earlyStop,
  absentStatusMessage,
  unnoticedStatusChange,
  duplicateEvent,
];
