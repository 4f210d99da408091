import { at, BEGIN, edited, entries, expectCases, HISTORY, JOB } from "../../support/boundaries.ts";

/* Rules on times of entries, on both sides of their boundaries. */

expectCases({
  "implausible-timestamp": [
    { what: "the first day of the service", input: [{ Status: "Starting", StartTime: "2017-11-29T00:00:00Z" }] },
    {
      what: "just before the service began",
      input: [{ Status: "Starting", StartTime: "2017-11-28T23:59:59.999Z" }],
      says: ["0.StartTime: 2017-11-28T23:59:59.999Z is before 2017-11-29, when SageMaker began"],
    },
    { what: "a day from now", input: [{ Status: "Starting", StartTime: "2026-11-24T00:00:00Z" }] },
    {
      what: "more than a day from now",
      input: [{ Status: "Starting", StartTime: "2026-11-24T00:00:00.001Z" }],
      says: ["0.StartTime: 2026-11-24T00:00:00.001Z is more than a day in the future"],
    },
    {
      what: "milliseconds taken for seconds",
      input: [{ Status: "Starting", StartTime: new Date(BEGIN * 1000) }],
      says: [
        "0.StartTime: +057343-07-04T12:33:20.000Z is more than a day in the future: epoch milliseconds taken for seconds, or microseconds for milliseconds?",
      ],
    },
    {
      what: "seconds taken for milliseconds",
      input: [{ Status: "Starting", StartTime: new Date(BEGIN / 1000).toISOString() }],
      says: [
        "0.StartTime: 1970-01-21T05:23:39.050Z is before 2017-11-29, when SageMaker began: epoch seconds taken for milliseconds?",
      ],
    },
    {
      what: "what would be the first day if its unit were another",
      input: [{ Status: "Starting", StartTime: new Date(Date.UTC(2017, 10, 29) / 1000).toISOString() }],
      says: [
        "0.StartTime: 1970-01-18T11:58:33.600Z is before 2017-11-29, when SageMaker began: epoch seconds taken for milliseconds?",
      ],
    },
    {
      what: "two of them",
      input: [{ Status: "Starting", StartTime: new Date(1).toISOString(), EndTime: new Date(2).toISOString() }],
      says: ["0.StartTime: 1970-01-01T00:00:00.001Z is before 2017-11-29, when SageMaker began (and 1 more times)"],
    },
    {
      what: "beside a time that cannot be read",
      input: [{ Status: "Starting", StartTime: "soon", EndTime: new Date(2).toISOString() }],
      says: ["0.EndTime: 1970-01-01T00:00:00.002Z is before 2017-11-29, when SageMaker began"],
    },
    {
      what: "a time of the job",
      input: { ...JOB, CreationTime: new Date(1).toISOString() },
      says: ["CreationTime: 1970-01-01T00:00:00.001Z is before 2017-11-29, when SageMaker began"],
    },
  ],
  "invalid-timestamp": [
    { what: "all times with a zone", input: HISTORY },
    {
      what: "all times without",
      input: [{ Status: "Starting", StartTime: "2025-05-16 18:10:50", EndTime: "2025-05-16 18:11:50" }],
    },
    {
      what: "one without among others",
      input: edited(1, { StartTime: "2025-05-16 18:11:50" }),
      says: [
        '1.StartTime: "2025-05-16 18:11:50" names no zone while other times of the job do, so it cannot be compared with them',
      ],
    },
    {
      what: "text among times with a zone",
      input: edited(1, { StartTime: "soon" }),
      says: ['1.StartTime: "soon" is no time; expected a Date, epoch seconds or milliseconds, or ISO 8601 text'],
    },
    {
      what: "text among times without",
      input: [{ Status: "Starting", StartTime: "2025-05-16 18:10:50", EndTime: "soon" }],
      says: ['0.EndTime: "soon" is no time; expected a Date, epoch seconds or milliseconds, or ISO 8601 text'],
    },
    {
      what: "text alone",
      input: [{ Status: "Starting", StartTime: "soon" }],
      says: ['0.StartTime: "soon" is no time; expected a Date, epoch seconds or milliseconds, or ISO 8601 text'],
    },
    {
      what: "text that is near a time without a zone",
      input: edited(1, { StartTime: "2025-05-16 18:11:61" }),
      says: [
        '1.StartTime: "2025-05-16 18:11:61" is no time; expected a Date, epoch seconds or milliseconds, or ISO 8601 text',
      ],
    },
  ],
  "lifetime-exceeded": [
    {
      what: "30 days",
      input: [
        { ...HISTORY[0], EndTime: at(30 * 86_400) },
        { Status: "Downloading", StartTime: at(30 * 86_400) },
      ],
    },
    {
      what: "30 days and a millisecond",
      input: [
        { ...HISTORY[0], EndTime: at(30 * 86_400 + 0.001) },
        { Status: "Downloading", StartTime: at(30 * 86_400 + 0.001) },
      ],
      says: ["1.StartTime: starts 30 days after the job began; a job lasts at most 30 days"],
    },
    { what: "no entry", input: [] },
    {
      what: "times that cannot be read",
      input: [
        { Status: "Starting", StartTime: "soon" },
        { Status: "Downloading", StartTime: at(31 * 86_400) },
      ],
    },
  ],
  "missing-end": [
    { what: "the last entry", input: entries("Starting Downloading?") },
    {
      what: "another one",
      input: entries("Starting? Downloading?"),
      says: ["0.EndTime: is missing from Starting, although Downloading follows as entry 1"],
    },
    {
      what: "an entry without a status, and another after it",
      input: [{ StartTime: at(0) }, { StartTime: at(60) }],
      says: ["0.EndTime: is missing from the entry, although another entry follows as entry 1"],
      isSlow: true,
    },
    { what: "before a step that is illegal itself", input: entries("Starting? Completed"), isSlow: true },
  ],
  "out-of-order": [
    {
      what: "two starts at one time",
      input: [
        { ...HISTORY[0], EndTime: at(0) },
        { Status: "Downloading", StartTime: at(0) },
      ],
    },
    {
      what: "one start before the other",
      input: [{ ...HISTORY[0] }, { Status: "Downloading", StartTime: at(-1) }],
      says: [
        "1.StartTime: starts at 2025-05-16T18:10:49.000Z, before the previous entry, 0, at 2025-05-16T18:10:50.000Z",
      ],
    },
    {
      what: "two entries that changed places",
      input: [HISTORY[1]!, HISTORY[0]!, ...HISTORY.slice(2)],
      says: [
        "1.StartTime: starts at 2025-05-16T18:10:50.000Z, before the previous entry, 0, at 2025-05-16T18:11:50.000Z",
      ],
    },
    {
      what: "two wrong times",
      input: [
        HISTORY[0]!,
        { ...HISTORY[1]!, StartTime: at(-5), EndTime: at(300) },
        { ...HISTORY[2]!, StartTime: at(-7) },
      ],
      says: [
        "1.StartTime: starts at 2025-05-16T18:10:45.000Z, before the previous entry, 0, at 2025-05-16T18:10:50.000Z",
        "2.StartTime: starts at 2025-05-16T18:10:43.000Z, before the previous entry, 0, at 2025-05-16T18:10:50.000Z",
      ],
    },
    {
      what: "a time that cannot be read between",
      input: [HISTORY[1]!, { StartTime: "soon" }, { Status: "Uploading", StartTime: at(0) }],
      says: [
        "2.StartTime: starts at 2025-05-16T18:10:50.000Z, before the previous entry, 0, at 2025-05-16T18:11:50.000Z",
      ],
    },
  ],
  "terminal-duration": [
    {
      what: "of an end after a gap",
      input: edited(4, { StartTime: at(241), EndTime: at(242) }),
      isSlow: true,
    },
    { what: "none", input: HISTORY },
    {
      what: "a millisecond",
      input: edited(4, { EndTime: at(240.001) }),
      says: ["4.EndTime: Completed lasts 0.001 s; the entry of a terminal status ends when it starts"],
    },
    { what: "open", input: edited(4, { EndTime: undefined }) },
    { what: "of a status that is no end", input: entries("Starting Training") },
    {
      what: "of an end that cannot be there",
      input: [HISTORY[0]!, { Status: "Completed", StartTime: at(60), EndTime: at(61) }],
      isSlow: true,
    },
    { what: "no entry", input: [] },
  ],
  "terminal-open": [
    { what: "closed", input: HISTORY },
    {
      what: "open",
      input: edited(4, { EndTime: undefined }),
      says: ["4.EndTime: is missing, although Completed ends a job"],
    },
    { what: "a status that is no end", input: entries("Starting Training?") },
    {
      what: "an end that cannot be there",
      input: [HISTORY[0]!, { Status: "Completed", StartTime: at(60) }],
      isSlow: true,
    },
  ],
  "unknown-zone": [
    { what: "all with a zone", input: JOB },
    {
      what: "a time of the job without one",
      input: { ...JOB, CreationTime: "2025-05-16 18:10:50" },
      says: ["CreationTime: names no zone and the history does: the two are not compared"],
    },
    {
      what: "entries without one",
      input: {
        TrainingJobStatus: "InProgress",
        CreationTime: at(0),
        SecondaryStatusTransitions: [{ Status: "Starting", StartTime: "2025-05-16 18:10:50" }],
      },
      says: ["CreationTime: names a zone and the history does not: the two are not compared"],
    },
    {
      what: "entries that differ",
      input: {
        ...JOB,
        CreationTime: "2025-05-16 18:10:50",
        SecondaryStatusTransitions: edited(1, { StartTime: "2025-05-16 18:11:50" }),
      },
      isSlow: true,
    },
    { what: "a time that cannot be read", input: { ...JOB, CreationTime: "soon" } },
    {
      what: "no entry",
      input: { CreationTime: "2025-05-16 18:10:50", LastModifiedTime: at(0), SecondaryStatusTransitions: [] },
    },
  ],
});
