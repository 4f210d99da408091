import { isStatusList } from "./looks-like-entry.ts";
import { lifecycleOfResponse } from "./response-lifecycles.ts";
import type { ValueFormat } from "./value-format.ts";

/** A list of statuses, `["Starting", "Training"]`: it holds the order alone. */
export const statusList: ValueFormat = {
  names: ["status-list"],
  recognises: isStatusList,
  read(value) {
    const lifecycle = lifecycleOfResponse(value);
    const job = (value as readonly string[]).map((Status) => ({ Status }));
    const found = { kind: "job", format: "status-list", hasTimes: false, job } as const;
    return [lifecycle === undefined ? found : { ...found, lifecycle }];
  },
};
