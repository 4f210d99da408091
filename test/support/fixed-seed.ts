import fc from "fast-check";

/* Vitest's setup for `npm run mutation`: each mutant meets the same samples, so that a score can be repeated. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 15 });
