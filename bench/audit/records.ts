import { type Layout, STEPS, writeRecords } from "../write-records.ts";

const MESSAGES: Readonly<Record<string, string>> = {
  Starting: "Preparing the instances for training",
  Downloading: "Downloading input data",
  Training: "Training image download completed. Training in progress.",
  Uploading: "Uploading generated training model",
  Completed: "Training job completed",
};

/** One job in this many lacks Uploading. */
const ONE_BROKEN_IN = 100;

/**
 * Writes DescribeTrainingJob responses as the wire has them.
 *
 * @param size bytes of a record, more or less: 750 for the fields that rules read and little else, 4000 for a response with
 *   data channels, hyperparameters, metrics and environment.
 * @returns how many were written.
 */
export function writeJobs(file: string, bytes: number, size: 750 | 4000, layout: Layout = "lines"): number {
  return writeRecords(file, bytes, layout, (i) => record(i, size));
}

function record(i: number, size: 750 | 4000): object {
  const name = `churn-${String(i).padStart(8, "0")}`;
  const begin = 1_685_604_600_512 + i * 1000;
  let at = begin;
  const steps = i % ONE_BROKEN_IN === 50 ? STEPS.filter(([status]) => status !== "Uploading") : STEPS;
  const history = steps.map(([Status, length]) => {
    const times = { StartTime: at / 1000, EndTime: (at + length) / 1000 };
    at += length;
    return { Status, ...times, ...(size === 750 ? {} : { StatusMessage: MESSAGES[Status] }) };
  });
  const job = {
    TrainingJobName: name,
    TrainingJobArn: `arn:aws:sagemaker:us-west-2:111122223333:training-job/${name}`,
    TrainingJobStatus: "Completed",
    SecondaryStatus: "Completed",
    ...(size === 750 ? {} : settings(name, at)),
    StoppingCondition: { MaxRuntimeInSeconds: 86400 },
    CreationTime: begin / 1000,
    TrainingStartTime: history[1]!.StartTime,
    TrainingEndTime: at / 1000,
    LastModifiedTime: (at + 3000) / 1000,
    SecondaryStatusTransitions: history,
    EnableManagedSpotTraining: false,
  };
  return job;
}

/** What a response says that no rule reads. */
function settings(name: string, at: number): object {
  const channel = (ChannelName: string) => ({
    ChannelName,
    DataSource: {
      S3DataSource: {
        S3DataType: "S3Prefix",
        S3Uri: `s3://a-bucket/data/${name}/${ChannelName}`,
        S3DataDistributionType: "FullyReplicated",
      },
    },
    ContentType: "text/csv",
    CompressionType: "None",
    RecordWrapperType: "None",
  });
  const metric = (MetricName: string, Value: number) => ({ MetricName, Value, Timestamp: Math.floor(at / 1000) });
  return {
    ModelArtifacts: { S3ModelArtifacts: `s3://a-bucket/models/${name}/output/model.tar.gz` },
    HyperParameters: {
      epochs: "10",
      "learning-rate": "0.001",
      max_depth: "6",
      objective: "binary:logistic",
      sagemaker_program: '"train.py"',
      sagemaker_submit_directory: `"s3://a-bucket/${name}/source/sourcedir.tar.gz"`,
      sagemaker_container_log_level: "20",
      sagemaker_region: '"us-west-2"',
    },
    AlgorithmSpecification: {
      TrainingImage: "683313688378.dkr.ecr.us-west-2.amazonaws.com/sagemaker-xgboost:1.7-1",
      TrainingInputMode: "File",
      MetricDefinitions: [
        { Name: "train:auc", Regex: ".*\\[[0-9]+\\].*train-auc:([-+]?[0-9]*\\.?[0-9]+).*" },
        { Name: "validation:auc", Regex: ".*\\[[0-9]+\\].*validation-auc:([-+]?[0-9]*\\.?[0-9]+).*" },
      ],
      EnableSageMakerMetricsTimeSeries: false,
    },
    RoleArn: "arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-ExecutionRole-20230101T000001",
    InputDataConfig: [channel("train"), channel("validation")],
    OutputDataConfig: { KmsKeyId: "", S3OutputPath: "s3://a-bucket/models", CompressionType: "GZIP" },
    ResourceConfig: { InstanceType: "ml.m5.2xlarge", InstanceCount: 1, VolumeSizeInGB: 50 },
    VpcConfig: {
      SecurityGroupIds: ["sg-0123456789abcdef0"],
      Subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    },
    FinalMetricDataList: [metric("train:auc", 0.97342), metric("validation:auc", 0.91234)],
    EnableNetworkIsolation: false,
    EnableInterContainerTrafficEncryption: false,
    DebugHookConfig: { S3OutputPath: `s3://a-bucket/debug/${name}`, CollectionConfigurations: [] },
    ProfilerConfig: { S3OutputPath: `s3://a-bucket/profile/${name}`, ProfilingIntervalInMilliseconds: 500 },
    Environment: Object.fromEntries(
      Array.from({ length: 8 }, (_, k) => [
        `A_SETTING_OF_THE_JOB_${k}`,
        `the value of setting ${k}, as long as such values are`,
      ]),
    ),
  };
}
