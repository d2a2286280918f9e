package io.github.inngestcdi.cdi.internal;

/** Everything that is wrong with a deployment, in one message; without a stack trace, which would only hide it. */
final class DeploymentMistakes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeploymentMistakes(String message) {
        super(message, null, false, false);
    }
}
