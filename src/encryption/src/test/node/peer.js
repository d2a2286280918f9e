"use strict";

/**
 * Reads an array of requests from standard input and writes one answer for each: {"value": …} or {"error": "…"}.
 * A request is {"hook", "options", "value"}; the hooks are those of the middleware.
 */
const { encryptionMiddleware } = require("@inngest/middleware-encryption");
const { AESEncryptionService } = require("@inngest/middleware-encryption/strategies/aes");

const stepInfo = { hashedId: "h", memoized: false, stepType: "run" };

const hooks = {
  wrapStepHandler: (middleware, value) => middleware.wrapStepHandler({ next: async () => value, stepInfo }),
  wrapFunctionHandler: (middleware, value) => middleware.wrapFunctionHandler({ next: async () => value }),
  wrapStep: (middleware, value) => middleware.wrapStep({ next: async () => value, stepInfo }),
  transformSendEvent: async (middleware, value) =>
    (await middleware.transformSendEvent({ events: [value] })).events[0],
  transformFunctionInput: async (middleware, value) =>
    (await middleware.transformFunctionInput({ ctx: { event: value, events: [value] }, steps: {} })).ctx.events[0],
  transformStepInput: async (middleware, value) =>
    (
      await middleware.transformStepInput({
        stepInfo: { ...stepInfo, stepType: "invoke" },
        stepOptions: { id: "call" },
        input: [{ function_id: "app-fn", payload: { data: value } }],
      })
    ).input[0].payload.data,
  legacy: async (middleware, value, options) => ({
    __ENCRYPTED__: true,
    data: new AESEncryptionService(options.key).encrypt(value),
  }),
};

async function answer({ hook, options, value }) {
  try {
    const Class = encryptionMiddleware(options);
    return { value: await hooks[hook](new Class({ client: {} }), value, options) };
  } catch (error) {
    return { error: String(error && error.message ? error.message : error) };
  }
}

async function main() {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) {
    text += chunk;
  }
  const answers = [];
  for (const request of JSON.parse(text)) {
    answers.push(await answer(request));
  }
  process.stdout.write(JSON.stringify(answers));
}

main();
