import fc from "fast-check";

/**
 * Property tests draw the same cases in every run, so that the gate says of two runs of one commit the same;
 * `SEED=1` draws others, `SEED=random` others each time. A failure prints its seed.
 */
const wanted = process.env.SEED;
if (wanted !== "random") fc.configureGlobal({ seed: wanted === undefined ? 20_261_121 : Number(wanted) });
