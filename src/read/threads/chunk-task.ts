/** What a thread is asked for: to read a chunk of a file and to scan it. Memory is shared with it. */
export interface ChunkTask {
  /** Descriptor of the file, which is open in the whole process. */
  readonly file: number;
  readonly position: number;
  readonly chunk: SharedArrayBuffer;
  /** Of `RecordedJobs`. */
  readonly jobs: SharedArrayBuffer;
}

/** What it answers: how many bytes it has read, or why it has not. What is special about an error does not pass as such. */
export type ChunkAnswer =
  | { readonly bytesRead: number }
  | { readonly message: string; readonly code?: string | undefined };
