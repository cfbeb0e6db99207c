import { seeded } from "./judged/seeded.ts";

/**
 * Asks at moments of a Poisson process, drawn by seed, as long as `goesOn` says of how many were asked,
 * whether or not earlier answers are there. How long an answer took, in milliseconds, counts from its
 * moment: who comes while others wait, waits too.
 */
export async function askAtMoments(
  perSecond: number,
  goesOn: (asked: number) => boolean,
  ask: (place: number) => Promise<unknown>,
): Promise<number[]> {
  const random = seeded(1);
  let moment = performance.now();
  const answers: Promise<number>[] = [];
  for (let place = 0; goesOn(place); place += 1) {
    moment += (-Math.log(1 - random()) * 1_000) / perSecond;
    // A timer counts whole milliseconds and may come early: nobody is to come before their moment.
    for (let wait = moment - performance.now(); wait > 0; wait = moment - performance.now()) {
      await new Promise((done) => setTimeout(done, Math.ceil(wait)));
    }
    const due = moment;
    answers.push(ask(place).then(() => performance.now() - due));
  }
  return await Promise.all(answers);
}
