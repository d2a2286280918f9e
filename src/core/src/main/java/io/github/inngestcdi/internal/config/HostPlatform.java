package io.github.inngestcdi.internal.config;

import java.util.List;
import java.util.Optional;

/** Recognizes well-known hosting platforms and the branch deployed there by the platforms' variables. */
final class HostPlatform {
    /** The order is that of the other SDKs: a deployment's branch must not depend on the language of the app. */
    private static final List<String> BRANCH_VARIABLES = List.of(
            "BRANCH_NAME",
            "VERCEL_GIT_COMMIT_REF",
            "BRANCH",
            "CF_PAGES_BRANCH",
            "RENDER_GIT_BRANCH",
            "RAILWAY_GIT_BRANCH");

    private enum Mark {
        VERCEL("vercel", "VERCEL", "1"),
        NETLIFY("netlify", "NETLIFY", "true"),
        CLOUDFLARE_PAGES("cloudflare-pages", "CF_PAGES", "1"),
        RENDER("render", "RENDER", "true");

        private final String platform;
        private final String variable;
        private final String value;

        Mark(String platform, String variable, String value) {
            this.platform = platform;
            this.variable = variable;
            this.value = value;
        }
    }

    private HostPlatform() {}

    static Optional<String> name(SettingValues variables) {
        for (var mark : Mark.values()) {
            if (variables.text(mark.variable).filter(mark.value::equals).isPresent()) {
                return Optional.of(mark.platform);
            }
        }
        return variables.text("RAILWAY_ENVIRONMENT").map(environment -> "railway");
    }

    static Optional<String> branch(SettingValues variables) {
        return BRANCH_VARIABLES.stream()
                .map(variables::text)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
