package org.consentcourier.sandbox.docusign;

import java.time.Duration;

/** Something else than an honest answer. */
sealed interface Fault {

    int status();

    /** For the list of calls. */
    String inWords();

    /** HTTP 429; without Retry-After where the duration is zero. */
    record TooManyRequests(Duration retryAfter) implements Fault {
        @Override
        public int status() {
            return 429;
        }

        @Override
        public String inWords() {
            return "too many requests";
        }
    }

    /** The account's hour is used up: an errorCode, with the older HTTP 400 or the newer 429. */
    record HourlyLimit(int status) implements Fault {
        @Override
        public String inWords() {
            return "hourly limit";
        }
    }

    /** Too many calls within half a minute. */
    record BurstLimit(int status) implements Fault {
        @Override
        public String inWords() {
            return "burst limit";
        }
    }

    /** HTTP 503 with a page of HTML. */
    record ServerError() implements Fault {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public String inWords() {
            return "server error";
        }
    }

    /** HTTP 503, and when to come again. */
    record Maintenance(Duration retryAfter) implements Fault {
        @Override
        public int status() {
            return 503;
        }

        @Override
        public String inWords() {
            return "maintenance";
        }
    }

    /** No answer until released. */
    record Hang() implements Fault {
        @Override
        public int status() {
            return 0;
        }

        @Override
        public String inWords() {
            return "hang";
        }
    }

    /** The connection is closed before a word of an answer. */
    record Drop() implements Fault {
        @Override
        public int status() {
            return 0;
        }

        @Override
        public String inWords() {
            return "drop";
        }
    }

    /** HTTP 200 with something that is no JSON. */
    record Garbage() implements Fault {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public String inWords() {
            return "garbage";
        }
    }

    /** HTTP 200 with nothing. */
    record Empty() implements Fault {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public String inWords() {
            return "empty";
        }
    }

    /** HTTP 400 with this OAuth error. */
    record Refusal(TokenAnswer.Refused answer) implements Fault {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public String inWords() {
            return answer.inWords();
        }
    }

    /** Any status with any JSON, contradictory or not. */
    record Body(int status, String json) implements Fault {
        @Override
        public String inWords() {
            return "scripted";
        }
    }
}
