import type { SeenCounts } from "./edge.ts";

/** How many histories in test/fidelity show each edge. `npm run lifecycle` writes this file. */
export const SEEN: SeenCounts = {
  Created: {
    "InProgress.Starting": { logs: 492, responses: 32 },
  },
  "InProgress.Starting": {
    "InProgress.Downloading": { logs: 467, responses: 9 },
    "InProgress.Pending": { logs: 13, responses: 20 },
    "Stopping.Stopping": { logs: 2, responses: 0 },
  },
  "InProgress.Pending": {
    "InProgress.Downloading": { logs: 12, responses: 19 },
    "Failed.Failed": { logs: 1, responses: 0 },
  },
  "InProgress.Downloading": {
    "InProgress.Training": { logs: 472, responses: 28 },
    "Stopping.Stopping": { logs: 1, responses: 0 },
  },
  "InProgress.Training": {
    "InProgress.Uploading": { logs: 450, responses: 27 },
    "Stopping.Stopping": { logs: 4, responses: 0 },
  },
  "InProgress.Uploading": {
    "Completed.Completed": { logs: 435, responses: 26 },
    "Failed.Failed": { logs: 12, responses: 1 },
  },
  "Stopping.Stopping": {
    "Stopping.Uploading": { logs: 4, responses: 0 },
    "Stopped.Stopped": { logs: 1, responses: 0 },
    "Stopped.MaxWaitTimeExceeded": { logs: 2, responses: 0 },
  },
  "Stopping.Uploading": {
    "Stopped.Stopped": { logs: 1, responses: 0 },
    "Stopped.MaxRuntimeExceeded": { logs: 3, responses: 0 },
  },
};
