package io.github.inngestcdi.internal.property;

import io.github.inngestcdi.internal.property.Program.Await;

/** The memos of the steps that the server does itself. */
final class ServerMemo {
    private ServerMemo() {}

    static String of(Program leaf) {
        if (leaf instanceof Await await) {
            return await.arrives()
                    ? "{\"name\":\"demo/e\",\"id\":\"02\",\"ts\":1,\"data\":%s}".formatted(App.json(await.data()))
                    : "null";
        }
        var call = (Program.Call) leaf;
        return call.works()
                ? "{\"data\":%s}".formatted(App.json(call.result()))
                : "{\"error\":{\"name\":\"Error\",\"message\":\"refused\"}}";
    }
}
