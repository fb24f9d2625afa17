package io.restormel.keys.provider;

import io.restormel.keys.provider.VerificationResult.Kind;
import java.util.List;

/**
 * What an answer says of the key. The status counts first; of the body only whether it holds a well-known error code,
 * since some providers answer a wrong key with 400, and a key of the wrong project with 403. No text of it is passed on.
 */
final class ProbeVerdict {

    private static final List<String> NO_QUOTA = List.of(
            "insufficient_quota",
            "insufficient_balance",
            "insufficient balance",
            "insufficient_credits",
            "billing_hard_limit_reached",
            "billing_not_active",
            "credit balance is too low",
            "payment_required");
    private static final List<String> UNKNOWN_KEY = List.of(
            "api_key_invalid",
            "invalid_api_key",
            "incorrect api key",
            "api key not valid",
            "invalid api key",
            "reported as leaked",
            "consumer_suspended",
            "authentication_error");
    private static final List<String> OTHER_PROJECT = List.of(
            "permission_denied",
            "permission_error",
            "service_disabled",
            "api_key_service_blocked",
            "api_key_ip_address_blocked",
            "api_key_http_referrer_blocked",
            "invalid_organization",
            "mismatched_organization",
            "mismatched_project",
            "invalid_project",
            "insufficient_permissions",
            "missing scopes",
            "ip_not_authorized",
            "unsupported_country_region_territory",
            "model_not_found");

    private ProbeVerdict() {}

    static VerificationResult of(Answer.Answered answer) {
        int status = answer.status();
        var body = answer.body().toLowerCase(java.util.Locale.ROOT);
        if (status >= 200 && status < 300) {
            return answer.json()
                    ? new VerificationResult(Kind.VALID, "The provider accepted the key.")
                    : network("The server answered, but not as a provider's API does; check the base URL.");
        }
        if (status < 400) {
            return network("The server redirects; redirects are not followed. Check the base URL.");
        }
        return switch (status) {
            case 401 ->
                mentions(body, List.of("invalid_organization", "mismatched_", "ip_not_authorized"))
                        ? wrongProject()
                        : invalid();
            case 402 -> noQuota();
            case 403 -> forbidden(body);
            case 404 -> network("There is no such API at this address; check the base URL.");
            case 429 ->
                mentions(body, NO_QUOTA) ? noQuota() : network("The provider asks us to slow down; try again later.");
            case 400, 422 ->
                mentions(body, UNKNOWN_KEY) ? invalid() : mentions(body, NO_QUOTA) ? noQuota() : unexpected();
            default ->
                status >= 500 ? network("The provider has a failure of its own; try again later.") : unexpected();
        };
    }

    private static VerificationResult forbidden(String body) {
        if (mentions(body, UNKNOWN_KEY)) {
            return invalid();
        }
        if (mentions(body, NO_QUOTA)) {
            return noQuota();
        }
        return mentions(body, OTHER_PROJECT) ? wrongProject() : invalid();
    }

    private static boolean mentions(String body, List<String> codes) {
        return codes.stream().anyMatch(body::contains);
    }

    private static VerificationResult invalid() {
        return new VerificationResult(Kind.INVALID, "The provider does not accept the key.");
    }

    private static VerificationResult noQuota() {
        return new VerificationResult(Kind.NO_QUOTA, "The provider knows the key, but its account has no credit left.");
    }

    private static VerificationResult wrongProject() {
        return new VerificationResult(
                Kind.WRONG_PROJECT,
                "The provider knows the key, but it lacks the permission: another project, organisation, region or network.");
    }

    private static VerificationResult unexpected() {
        return network("The provider answered in an unexpected way; the key was neither accepted nor refused.");
    }

    private static VerificationResult network(String sentence) {
        return new VerificationResult(Kind.NETWORK, sentence);
    }
}
