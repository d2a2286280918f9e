package io.github.inngestcdi.cdi.internal;

/** All mistakes of a deployment, in one message. It has no stack trace, because that would only hide the message. */
final class DeploymentMistakes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeploymentMistakes(String message) {
        super(message, null, false, false);
    }
}
