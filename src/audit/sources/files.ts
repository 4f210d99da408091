import { bytesOf } from "../../read/files.ts";
import { ScanThreads } from "../../read/threads/scan-threads.ts";
import { progressText } from "../progress.ts";
import type { RecordSource } from "../record-source.ts";
import { recordsAndRunsIn } from "../records.ts";

export interface FileSettings {
  /** Files, folders, globs, or `-` for standard input. */
  readonly paths: readonly string[];
  /** The form to read everything in; recognised by content where absent. */
  readonly form?: string | undefined;
  /** Absolute paths of files that are no inputs, wherever they stand: the configuration, the reports. */
  readonly except: ReadonlySet<string>;
  /** Whether jobs may come unparsed, in runs. */
  readonly scans: boolean;
  /** How many threads there may be, this one included; default: 1. */
  readonly threads?: number | undefined;
}

/** The histories in files and on standard input. */
export function fileSource({ paths, form, except, scans, threads: most = 1 }: FileSettings): RecordSource {
  const threads = scans && most > 1 ? new ScanThreads(most - 1) : undefined;
  return {
    async *records(terminal, { onSnapshots, onRemark, onProgress }) {
      const total = onProgress === undefined ? undefined : await bytesOf(paths, except);
      let bytes = 0;
      const onBytes = (read: number) => {
        bytes += read;
        onProgress?.((seconds) => progressText({ bytes, total, seconds }));
      };
      yield* recordsAndRunsIn(paths, terminal, { form, except, scans, threads, onBytes, onSnapshots, onRemark });
    },
    close: async () => threads?.close(),
  };
}
