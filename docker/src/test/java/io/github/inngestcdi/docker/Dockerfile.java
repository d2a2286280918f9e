package io.github.inngestcdi.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The instructions of a Dockerfile, in order. Supports the part of the format that the files of this folder use: comments,
 * continued lines, flags, and the JSON form of arguments.
 */
record Dockerfile(List<Instruction> instructions) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One instruction.
     *
     * @param keyword the keyword in capitals
     * @param flags the flags with their dashes
     * @param text the rest of the instruction
     */
    record Instruction(String keyword, List<String> flags, String text) {
        /** {@return whether the arguments are in JSON; Docker then runs the command without a shell} */
        boolean isExec() {
            return text.startsWith("[");
        }

        /** {@return the arguments} */
        List<String> words() {
            if (!isExec()) {
                return List.of(text.split("\\s+"));
            }
            try {
                return JSON.readValue(text, new TypeReference<>() {});
            } catch (JsonProcessingException e) {
                throw new AssertionError(keyword + " has no JSON array: " + text, e);
            }
        }
    }

    static Dockerfile read(String path) {
        var text = Sources.read(path).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
        return new Dockerfile(text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> instruction(line.strip()))
                .toList());
    }

    private static Instruction instruction(String line) {
        var parts = line.split("\\s+", 2);
        var text = parts.length == 1 ? "" : parts[1];
        var flags = new ArrayList<String>();
        while (text.startsWith("--")) {
            var flagAndRest = text.split("\\s+", 2);
            flags.add(flagAndRest[0]);
            text = flagAndRest[1];
        }
        return new Instruction(parts[0], List.copyOf(flags), text);
    }

    /** {@return the instructions with this keyword} */
    List<Instruction> all(String keyword) {
        return instructions.stream()
                .filter(instruction -> instruction.keyword().equals(keyword))
                .toList();
    }

    /** {@return the only instruction with this keyword} */
    Instruction the(String keyword) {
        assertThat(all(keyword)).as(keyword).hasSize(1);
        return all(keyword).get(0);
    }

    /** {@return the command of {@code HEALTHCHECK}} */
    Instruction healthCheck() {
        return instruction(the("HEALTHCHECK").text());
    }

    /** {@return the exposed port} */
    int port() {
        return Integer.parseInt(the("EXPOSE").text());
    }
}
