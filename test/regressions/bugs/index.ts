import type { Exhibit } from "../regression.ts";
import { billableTimeOfNothing } from "./billable-time-of-nothing.ts";
import { changeThatIsNotSeen } from "./change-that-is-not-seen.ts";
import { choiceWithoutAWay } from "./choice-without-a-way.ts";
import { componentInALoop } from "./component-in-a-loop.ts";
import { eventThatComesTwice } from "./event-that-comes-twice.ts";
import { greenTask } from "./green-task.ts";
import { logsThatNeverEnd } from "./logs-that-never-end.ts";
import { messageThatIsNotThere } from "./message-that-is-not-there.ts";
import { negativeProcessingTime } from "./negative-processing-time.ts";
import { reasonThatIsNotThere } from "./reason-that-is-not-there.ts";
import { stopThatIsNotOver } from "./stop-that-is-not-over.ts";
import { stoppedIsSuccess } from "./stopped-is-success.ts";

/** Public bugs of programs that read these histories. A new one is one file and its line here. */
export const exhibits: readonly Exhibit[] = [
  logsThatNeverEnd,
  componentInALoop,
  stoppedIsSuccess,
  greenTask,
  reasonThatIsNotThere,
  choiceWithoutAWay,
  billableTimeOfNothing,
  negativeProcessingTime,
  stopThatIsNotOver,
  messageThatIsNotThere,
  changeThatIsNotSeen,
  eventThatComesTwice,
];
