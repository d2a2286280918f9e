package io.github.inngestcdi.examples.shop.crm;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Simulates another company's CRM. It is up or down for each contact, as configured last. */
@ApplicationScoped
public class PretendCrm {
    private static final int FLAKY_FAILURES = 2;

    /** How the CRM behaves, by contact id. */
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

    /** Sets how the CRM behaves for the contact from now on. The count of requests begins again. */
    public void behave(String contactId, CrmMood mood) {
        behaviours.put(contactId, new Behaviour(mood, 0));
    }

    /** {@return the answer of the CRM to another request to store the contact} */
    public Answer store(String contactId) {
        var now = behaviours.merge(
                contactId, new Behaviour(CrmMood.WORKS, 1), (before, first) -> before.withOneMoreRequest());
        return now.answer();
    }

    /** The answer to a request. */
    public enum Answer {
        /** The contact is stored. */
        STORED,
        /** The CRM is down. */
        UNAVAILABLE,
        /** The CRM refuses this contact for good. */
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
