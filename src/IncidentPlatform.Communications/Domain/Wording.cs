namespace IncidentPlatform.Communications.Domain;

/// <summary>Everything a template may speak of. A member that the text does not name among its subjects is null.</summary>
/// <param name="Components">Public names in a sentence: <c>Checkout and Payments</c>.</param>
/// <param name="Status">The public word.</param>
/// <param name="Eta">When it should be over: <c>14:30 UTC on 2 March 2026</c>.</param>
/// <param name="WatchedUntil">End of the recovery watch, written the same way.</param>
/// <param name="Upstream">Providers outside that it depends on, by their public wording.</param>
/// <param name="Opening">What a known situation has prepared to say first.</param>
/// <param name="NextUpdateMinutes">By when the next update is owed.</param>
/// <param name="Cancelled">It was a false alarm.</param>
/// <param name="FellBack">Customers were last told that a fix is being watched, and it did not hold.</param>
public sealed record Variables(
    string Number,
    string? Title,
    string Severity,
    string Status,
    string? Components,
    string? Commander,
    string? Symptoms,
    string? CustomersAffected,
    string? RevenueLoss,
    string? SlaRisk,
    string? Hypothesis,
    string? Cause,
    string? Eta,
    string? EtaConfidence,
    string? WatchedUntil,
    string? Review,
    string? Upstream,
    string? Opening,
    int? NextUpdateMinutes,
    bool Cancelled,
    bool FellBack);

/// <summary>Renders a named template: the same variables always give the same words.</summary>
/// <param name="template">Name of a template, <c>customers/first-notice</c>: its first line is the subject.</param>
public delegate Worded Wording(string template, Variables variables);

/// <param name="By">The template that made it: its name where it ships with the service, else also what it is for and its version.</param>
public sealed record Worded(string Title, string Body, string By);
