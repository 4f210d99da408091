import type { Lifecycle } from "../../machine/lifecycle.ts";
import type { IsExcluded } from "../../read/inputs/find-inputs.ts";
import { bytesOf } from "../../read/inputs/open-inputs.ts";
import type { RecordSource } from "../pipeline/record-source.ts";
import { progressText } from "../terminal/progress-bar.ts";
import { batchesIn } from "./read-inputs.ts";

export interface FileSettings {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  /** The format of all inputs. Default: recognized by content. */
  readonly inputFormat?: string | undefined;
  /** The lifecycle of `--lifecycle`, whose field names and statuses are recognized too. */
  readonly lifecycle?: Lifecycle | undefined;
  /** Whether a file is not an input, by its absolute path: excluded, the configuration, a report. */
  readonly except: IsExcluded;
}

/** The histories in files and on standard input. */
export function fileSource({ paths, inputFormat, lifecycle, except }: FileSettings): RecordSource {
  return {
    async *batches(terminal, { onSnapshots, onRemark, onProgress }) {
      const total = onProgress === undefined ? undefined : bytesOf(paths, except);
      let bytes = 0;
      const count = (read: number) => {
        bytes += read;
        onProgress?.((seconds) => progressText({ bytes, total, seconds }));
      };
      const onBytes = onProgress && count;
      yield* batchesIn(paths, terminal, { format: inputFormat, lifecycle, except, onBytes, onSnapshots, onRemark });
    },
  };
}
