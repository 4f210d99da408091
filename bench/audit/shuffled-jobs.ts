import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Layout, writeRecords } from "../write-records.ts";

/*
 * Responses as they come from many programs: keys in any order, text with escapes and letters outside ASCII, and times
 * in four formats. None of it looks like what `records.ts` writes.
 */

/** Writes shuffled responses of about 4 KB each and returns their number. */
export function writeShuffledJobs(file: string, bytes: number, layout: Layout = "lines"): number {
  const random = randomFrom(20_260_101);
  return writeRecords(file, bytes, layout, (i) => shuffledJob(i, random));
}

/** Writes a folder of files with one pretty-printed response each, as `aws … > job.json` does in a loop. */
export function writeJobFolder(folder: string, files: number): void {
  const random = randomFrom(7);
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < files; i++) {
    writeFileSync(join(folder, `job-${i}.json`), `${JSON.stringify(shuffledJob(i, random), undefined, 4)}\n`);
  }
}

type Random = () => number;

/** A multiplicative congruential generator: numbers from 0 to below 1, the same for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const STATUSES = ["Starting", "Downloading", "Training", "Uploading", "Completed"];

const NOTES = [
  'Preparing "the" instances\tfor training',
  "C:\\data\\in → out",
  "modèle entraîné à 97 %",
  "学習が完了しました",
  "first line\nsecond line",
  "plain words and nothing else",
];

const TIME_FORMATS: readonly ((milliseconds: number) => string | number)[] = [
  (milliseconds) => milliseconds / 1000,
  (milliseconds) => new Date(milliseconds).toISOString(),
  (milliseconds) => `${new Date(milliseconds - 7 * 3_600_000).toISOString().slice(0, -1)}000-07:00`,
  (milliseconds) => `${new Date(milliseconds).toISOString().replace("T", " ").slice(0, -1)}000+00:00`,
];

function shuffledJob(i: number, random: Random): object {
  const time = TIME_FORMATS[i % TIME_FORMATS.length]!;
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  const name = `model-${(i * 7919) % 1_000_003}-${i}`;
  const begin = 1_700_000_000_000 + i * 61_000;
  // One job in a hundred lacks an entry.
  const statuses = i % 100 === 31 ? STATUSES.toSpliced(3, 1) : STATUSES;
  let at = begin;
  const history = statuses.map((Status) => {
    const from = at;
    at += Status === "Completed" ? 0 : 1000 + Math.floor(random() * 900_000);
    const entry = { Status, StartTime: time(from), EndTime: time(at), StatusMessage: pick(NOTES) };
    return shuffled(entry, random);
  });
  const downloading = history[1] as { StartTime: unknown };
  const words = (n: number) => Array.from({ length: n }, () => pick(NOTES)).join(" ");
  const job = {
    TrainingJobName: name,
    TrainingJobArn: `arn:aws:sagemaker:eu-central-1:444455556666:training-job/${name}`,
    TrainingJobStatus: "Completed",
    SecondaryStatus: "Completed",
    CreationTime: time(begin),
    TrainingStartTime: downloading.StartTime,
    TrainingEndTime: time(at),
    LastModifiedTime: time(at + 2000),
    SecondaryStatusTransitions: history,
    HyperParameters: Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`p_${k}`, `"${pick(NOTES)}"`])),
    Environment: { NOTE: words(8), MODÈLE: words(4), EMPTY: "" },
    Tags: Array.from({ length: 6 }, (_, k) => ({ Value: pick(NOTES), Key: `tag:${k}` })),
    ResourceConfig: { InstanceCount: 1 + (i % 4), InstanceType: "ml.g5.12xlarge", VolumeSizeInGB: 500 },
    InputDataConfig: ["train", "test"].map((ChannelName) => ({
      ChannelName,
      DataSource: { S3DataSource: { S3Uri: `s3://bucket/${name}/${ChannelName}/`, S3DataType: "S3Prefix" } },
      ShuffleConfig: { Seed: Math.floor(random() * 1e9) },
    })),
    FinalMetricDataList: [{ MetricName: "loss", Value: random() / 1e4, Timestamp: time(at) }],
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    VpcConfig: null,
    EnableNetworkIsolation: true,
    OutputDataConfig: { S3OutputPath: "s3://bucket/out/" },
    RoleArn: "arn:aws:iam::444455556666:role/Träger",
  };
  return shuffled(job, random);
}

function shuffled(object: object, random: Random): object {
  const fields = Object.entries(object);
  for (let i = fields.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [fields[i], fields[j]] = [fields[j]!, fields[i]!];
  }
  return Object.fromEntries(fields);
}
