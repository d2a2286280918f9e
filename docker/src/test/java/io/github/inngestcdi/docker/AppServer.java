package io.github.inngestcdi.docker;

import java.util.Locale;

/** The servers that have an image. */
enum AppServer {
    PAYARA_MICRO("payara/micro", "version.payara", "-jdk17"),
    PAYARA_SERVER("payara/server-full", "version.payara", "-jdk17"),
    WILDFLY("quay.io/wildfly/wildfly", "version.wildfly", "-jdk17"),
    OPEN_LIBERTY("icr.io/appcafe/open-liberty", "version.openliberty", "-full-java17-openj9-ubi-minimal");

    private final String repository;
    private final String property;
    private final String variant;

    AppServer(String repository, String property, String variant) {
        this.repository = repository;
        this.property = property;
        this.variant = variant;
    }

    /** {@return the folder below {@code docker}; {@code APP_SERVER} uses the same name} */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the name of the base image, with the version on which all other tests run} */
    String image() {
        return repository + ":" + Sources.version(property) + variant;
    }

    Dockerfile dockerfile() {
        return Dockerfile.read("docker/" + folder() + "/Dockerfile");
    }
}
