package io.restormel.keys.engine;

/**
 * Why a policy said no.
 *
 * @param type the rule's {@link PolicyRule#type()}
 */
public record Violation(String policyId, String policyName, String type, String message) {}
