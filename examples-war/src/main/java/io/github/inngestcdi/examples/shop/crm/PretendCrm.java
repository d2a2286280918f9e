package io.github.inngestcdi.examples.shop.crm;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Another company's CRM, as far as the example needs one: up or down, contact by contact, as it was told last. */
@ApplicationScoped
public class PretendCrm {
    private static final int FLAKY_FAILURES = 2;

    /** By contact id, how the CRM behaves from now on. */
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

    /** From now on, and from the beginning: a flaky CRM is down for two requests again. */
    public void behave(String contactId, CrmMood mood) {
        behaviours.put(contactId, new Behaviour(mood, 0));
    }

    /** {@return what the CRM makes of one more request to store the contact} */
    public Answer store(String contactId) {
        Behaviour now = behaviours.merge(
                contactId, new Behaviour(CrmMood.WORKS, 1), (before, first) -> before.withOneMoreRequest());
        return now.answer();
    }

    /** What a request comes to. */
    public enum Answer {
        /** The contact is stored. */
        STORED,
        /** The CRM is down. */
        UNAVAILABLE,
        /** The CRM does not want this contact, and never will. */
        REJECTED
    }

    private record Behaviour(CrmMood mood, int requests) {
        Behaviour withOneMoreRequest() {
            return new Behaviour(mood, requests + 1);
        }

        Answer answer() {
            return switch (mood) {
                case WORKS -> Answer.STORED;
                case FLAKY -> requests > FLAKY_FAILURES ? Answer.STORED : Answer.UNAVAILABLE;
                case DOWN -> Answer.UNAVAILABLE;
                case REJECTS -> Answer.REJECTED;
            };
        }
    }
}
